// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract X1Shares { // expect: none
    address public immutable vault = msg.sender;
    mapping(address => uint256) public held;
    function mint(address to, uint256 n) external { require(msg.sender == vault); held[to] += n; }
    function burn(address from, uint256 n) external {
        require(msg.sender == vault);
        uint256 have = held[from];
        held[from] = have > n ? have - n : 0;
    }
    function transfer(address to, uint256 n) external {
        held[msg.sender] -= n;
        held[to] += n;
    }
}

// A locked vault pays, and burns in an unlocked share contract afterwards.
contract X1a {
    // evm: first put(){value: 10}
    X1Shares public immutable shares = new X1Shares();
    bool private on;
    modifier solo() { require(!on); on = true; _; on = false; }
    function put() external payable solo { shares.mint(msg.sender, msg.value); }
    function cashOut() external solo {
        uint256 n = shares.held(msg.sender);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-contract|reentrancy-eth
        require(ok);
        shares.burn(msg.sender, n);
    }
}

// Burnt before the payment.
contract X1b { // expect: none
    // evm: first put(){value: 10}
    X1Shares public immutable shares = new X1Shares();
    bool private on;
    modifier solo() { require(!on); on = true; _; on = false; }
    function put() external payable solo { shares.mint(msg.sender, msg.value); }
    function cashOut() external solo {
        uint256 n = shares.held(msg.sender);
        shares.burn(msg.sender, n);
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
    }
}

contract X1Strict { // expect: none
    address public immutable vault = msg.sender;
    mapping(address => uint256) public held;
    function mint(address to, uint256 n) external { require(msg.sender == vault); held[to] += n; }
    function burn(address from, uint256 n) external {
        require(msg.sender == vault);
        held[from] -= n;
    }
    function transfer(address to, uint256 n) external {
        held[msg.sender] -= n;
        held[to] += n;
    }
}

// Burnt after it, by a checked subtraction of what was paid.
contract X1c { // expect: none
    // evm: first put(){value: 10}
    X1Strict public immutable shares = new X1Strict();
    bool private on;
    modifier solo() { require(!on); on = true; _; on = false; }
    function put() external payable solo { shares.mint(msg.sender, msg.value); }
    function cashOut(uint256 n) external solo {
        require(shares.held(msg.sender) >= n);
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        shares.burn(msg.sender, n);
    }
}

// The vault has no lock either.
contract X1d {
    // evm: first put(){value: 10}
    X1Shares public immutable shares = new X1Shares();
    function put() external payable { shares.mint(msg.sender, msg.value); }
    function cashOut() external {
        uint256 n = shares.held(msg.sender);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-contract|reentrancy-eth
        require(ok);
        shares.burn(msg.sender, n);
    }
}

contract X1Tally { // expect: none
    uint256 private n;
    function hit() external { n++; }
}

// The contract that is called was created here, and calls nobody.
contract X1tallied { // expect: none
    X1Tally private immutable tally = new X1Tally();
    mapping(address => uint256) public quota;
    function earn() external { quota[msg.sender] += 1; }
    function use() external {
        uint256 n = quota[msg.sender];
        require(n > 0);
        tally.hit();
        quota[msg.sender] = n - 1;
    }
}
