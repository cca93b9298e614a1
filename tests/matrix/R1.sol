// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

// An auction that pays the outbid bidder before it notes the new one.
contract R1auction {
    address payable public leader;
    uint256 public highest;
    uint256 public immutable ends = block.timestamp + 1 days;
    error TooLow(uint256 highest);
    function bid() external payable {
        require(block.timestamp < ends, "over");
        if (msg.value <= highest) revert TooLow(highest);
        if (leader != address(0)) {
            (bool ok, ) = leader.call{value: highest}(""); // expect: reentrancy-eth
            require(ok);
        }
        leader = payable(msg.sender);
        highest = msg.value;
    }
}

contract R1auctionFixed { // expect: none
    address payable public leader;
    uint256 public highest;
    uint256 public immutable ends = block.timestamp + 1 days;
    error TooLow(uint256 highest);
    function bid() external payable {
        require(block.timestamp < ends, "over");
        uint256 back = highest;
        address payable to = leader;
        if (msg.value <= back) revert TooLow(back);
        leader = payable(msg.sender);
        highest = msg.value;
        if (to != address(0)) {
            (bool ok, ) = to.call{value: back}("");
            require(ok);
        }
    }
}

// A market that pays the seller and then takes the listing down.
contract R3market {
    // evm: first claim(1); list(1, 10)
    struct Listing { address payable seller; uint96 price; }
    mapping(uint256 => Listing) public listings;
    mapping(uint256 => address) public ownerOf;
    event Sold(uint256 indexed id, address buyer);
    function claim(uint256 id) external { require(ownerOf[id] == address(0)); ownerOf[id] = msg.sender; }
    function list(uint256 id, uint96 price) external {
        require(ownerOf[id] == msg.sender && price > 0);
        listings[id] = Listing(payable(msg.sender), price);
    }
    function buy(uint256 id) external payable {
        Listing memory l = listings[id];
        require(l.price > 0 && msg.value == l.price, "price");
        (bool ok, ) = l.seller.call{value: msg.value}(""); // expect: reentrancy-eth
        require(ok);
        ownerOf[id] = msg.sender;
        delete listings[id];
        emit Sold(id, msg.sender);
    }
}

contract R3marketFixed { // expect: none
    // evm: first claim(1); list(1, 10)
    struct Listing { address payable seller; uint96 price; }
    mapping(uint256 => Listing) public listings;
    mapping(uint256 => address) public ownerOf;
    event Sold(uint256 indexed id, address buyer);
    function claim(uint256 id) external { require(ownerOf[id] == address(0)); ownerOf[id] = msg.sender; }
    function list(uint256 id, uint96 price) external {
        require(ownerOf[id] == msg.sender && price > 0);
        listings[id] = Listing(payable(msg.sender), price);
    }
    function buy(uint256 id) external payable {
        Listing memory l = listings[id];
        require(l.price > 0 && msg.value == l.price, "price");
        ownerOf[id] = msg.sender;
        delete listings[id];
        emit Sold(id, msg.sender);
        (bool ok, ) = l.seller.call{value: msg.value}("");
        require(ok);
    }
}

// An escrow whose state is set after (bad) or before (good) the payment.
contract R5escrow {
    enum State { Created, Funded, Released }
    State public state;
    address payable public immutable seller;
    address public immutable buyer;
    constructor(address payable s, address b) { seller = s; buyer = b; }
    function fund() external payable { require(state == State.Created); state = State.Funded; }
    function release() external {
        require(state == State.Funded, "not funded");
        (bool ok, ) = seller.call{value: 1 ether}(""); // expect: reentrancy-eth
        require(ok);
        state = State.Released;
    }
}

contract R5escrowFixed { // expect: none
    enum State { Created, Funded, Released }
    State public state;
    address payable public immutable seller;
    address public immutable buyer;
    constructor(address payable s, address b) { seller = s; buyer = b; }
    function fund() external payable { require(state == State.Created); state = State.Funded; }
    function release() external {
        require(state == State.Funded, "not funded");
        state = State.Released;
        (bool ok, ) = seller.call{value: 1 ether}("");
        require(ok);
    }
}

// A wallet with proposals that are marked as executed too late.
contract R6wallet {
    // evm: first propose(A, 1, 0x); vote(0); vote(0)
    struct Proposal { address to; uint256 value; bytes data; uint32 votes; bool executed; }
    Proposal[] private proposals;
    mapping(address => bool) public isOwner;
    constructor(address[] memory owners) { for (uint256 i; i < owners.length; i++) isOwner[owners[i]] = true; }
    function propose(address to, uint256 value, bytes calldata data) external {
        require(isOwner[msg.sender]);
        proposals.push(Proposal(to, value, data, 0, false));
    }
    function vote(uint256 i) external { require(isOwner[msg.sender]); proposals[i].votes += 1; }
    function execute(uint256 i) external {
        Proposal storage p = proposals[i];
        require(p.votes > 1 && !p.executed, "not ready");
        (bool ok, ) = p.to.call{value: p.value}(p.data); // expect: reentrancy-eth
        require(ok);
        p.executed = true;
    }
}

contract R6walletFixed { // expect: none
    // evm: first propose(A, 1, 0x); vote(0); vote(0)
    struct Proposal { address to; uint256 value; bytes data; uint32 votes; bool executed; }
    Proposal[] private proposals;
    mapping(address => bool) public isOwner;
    constructor(address[] memory owners) { for (uint256 i; i < owners.length; i++) isOwner[owners[i]] = true; }
    receive() external payable {}
    function propose(address to, uint256 value, bytes calldata data) external {
        require(isOwner[msg.sender]);
        proposals.push(Proposal(to, value, data, 0, false));
    }
    function vote(uint256 i) external { require(isOwner[msg.sender]); proposals[i].votes += 1; }
    function execute(uint256 i) external {
        Proposal storage p = proposals[i];
        require(p.votes > 1 && !p.executed, "not ready");
        p.executed = true;
        (bool ok, ) = p.to.call{value: p.value}(p.data);
        require(ok);
    }
}

// Vesting: what has been released is added after (bad) or before (good).
contract R14vesting {
    uint256 public immutable start = block.timestamp;
    address public immutable owner;
    uint256 public released;
    constructor(address o) payable { owner = o; }
    receive() external payable {}
    function release() external {
        uint256 due = (block.timestamp - start) * 1 gwei - released;
        (bool ok, ) = owner.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        released += due;
    }
}

contract R14vestingFixed { // expect: none
    uint256 public immutable start = block.timestamp;
    address public immutable owner;
    uint256 public released;
    constructor(address o) payable { owner = o; }
    receive() external payable {}
    function release() external {
        uint256 due = (block.timestamp - start) * 1 gwei - released;
        released += due;
        (bool ok, ) = owner.call{value: due}("");
        require(ok);
    }
}

// A queue of delayed calls that tests again, after the call, that it is still due.
contract R16timelock { // expect: none
    mapping(bytes32 => uint256) private at;
    address public immutable admin = msg.sender;
    function schedule(address to, bytes calldata data) external {
        require(msg.sender == admin);
        bytes32 id = keccak256(abi.encode(to, data));
        require(at[id] == 0, "known");
        at[id] = block.timestamp + 1 days;
    }
    function execute(address to, bytes calldata data) external payable {
        bytes32 id = keccak256(abi.encode(to, data));
        require(at[id] > 1 && at[id] <= block.timestamp, "not due");
        (bool ok, ) = to.call{value: msg.value}(data);
        require(ok);
        require(at[id] > 1 && at[id] <= block.timestamp, "not due");
        at[id] = 1;
    }
}

// Rewards that are cleared before the transfer, in two functions.
interface IRewardToken { function transfer(address to, uint256 n) external returns (bool); }
contract R8staking { // expect: none
    IRewardToken public immutable token;
    mapping(address => uint256) public stake;
    mapping(address => uint256) public reward;
    constructor(IRewardToken t) { token = t; }
    function note(address who, uint256 n) external { require(msg.sender == address(token)); stake[who] += n; reward[who] += n / 10; }
    function withdraw(uint256 n) public {
        stake[msg.sender] -= n;
        require(token.transfer(msg.sender, n));
    }
    function getReward() public {
        uint256 r = reward[msg.sender];
        if (r > 0) {
            reward[msg.sender] = 0;
            require(token.transfer(msg.sender, r));
        }
    }
}

// An arbitrary call by the owner, and no state at all.
contract R9wallet { // expect: none
    address public immutable owner = msg.sender;
    receive() external payable {}
    function execute(address to, uint256 value, bytes calldata data) external returns (bytes memory r) {
        require(msg.sender == owner);
        bool ok;
        (ok, r) = to.call{value: value}(data);
        require(ok);
    }
}

// A token that tells the receiver after (good) or before (bad) the balances change.
interface IReceiver { function onTransfer(address from, uint256 n) external returns (bool); }
contract R11token { // expect: none
    mapping(address => uint256) public balanceOf;
    constructor() { balanceOf[msg.sender] = 1e24; }
    function transferAndCall(IReceiver to, uint256 n) external {
        balanceOf[msg.sender] -= n;
        balanceOf[address(to)] += n;
        require(to.onTransfer(msg.sender, n));
    }
}

contract R11tokenLate {
    mapping(address => uint256) public balanceOf;
    constructor() { balanceOf[msg.sender] = 1e24; }
    function transferAndCall(IReceiver to, uint256 n) external {
        uint256 mine = balanceOf[msg.sender];
        uint256 theirs = balanceOf[address(to)];
        require(mine >= n, "balance");
        require(to.onTransfer(msg.sender, n)); // expect: reentrancy-no-eth
        balanceOf[msg.sender] = mine - n;
        balanceOf[address(to)] = theirs + n;
    }
}

// Shares of what has come in, as payment splitters do it.
contract R12splitter { // expect: none
    mapping(address => uint256) public shares;
    mapping(address => uint256) public released;
    uint256 public totalReleased;
    uint256 public totalShares;
    constructor(address[] memory who) { for (uint256 i; i < who.length; i++) { shares[who[i]] = 1; totalShares += 1; } }
    receive() external payable {}
    function release(address payable who) external {
        require(shares[who] > 0, "no shares");
        uint256 due = ((address(this).balance + totalReleased) * shares[who]) / totalShares - released[who];
        require(due > 0, "nothing due");
        totalReleased += due;
        released[who] += due;
        (bool ok, ) = who.call{value: due}("");
        require(ok);
    }
}
