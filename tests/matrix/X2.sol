// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Of two quantities one is updated before the call and one after it.
contract X2a {
    bool private on;
    uint256 internal assets;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(!on); on = true; _; on = false; }
    function price() external view returns (uint256) { return shares == 0 ? 1 : assets / shares; }
    function enter() external payable solo {
        assets += msg.value;
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        sharesOf[msg.sender] -= n;
        shares -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-read-only
        require(ok);
        assets -= n;
    }
}

// The view tests the lock.
contract X2b { // expect: none
    bool private on;
    uint256 internal assets;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(!on); on = true; _; on = false; }
    function price() external view returns (uint256) {
        require(!on, "in motion");
        return shares == 0 ? 1 : assets / shares;
    }
    function enter() external payable solo {
        assets += msg.value;
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        sharesOf[msg.sender] -= n;
        shares -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        assets -= n;
    }
}

// Both quantities are updated before the call.
contract X2c { // expect: none
    bool private on;
    uint256 internal assets;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(!on); on = true; _; on = false; }
    function price() external view returns (uint256) { return shares == 0 ? 1 : assets / shares; }
    function enter() external payable solo {
        assets += msg.value;
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        sharesOf[msg.sender] -= n;
        shares -= n;
        assets -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
    }
}

// The two quantities are shown only by getters that the compiler made.
contract X2getters { // expect: none
    bool private on;
    uint256 public assets;
    uint256 public shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(!on); on = true; _; on = false; }
    function enter() external payable solo {
        assets += msg.value;
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        sharesOf[msg.sender] -= n;
        shares -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        assets -= n;
    }
}

// All locked; one variable is written after the call, and a view shows it.
contract X3a { // expect: none
    bool private on;
    mapping(address => uint256) internal credit;
    modifier solo() { require(!on); on = true; _; on = false; }
    function creditOf(address who) external view returns (uint256) { return credit[who]; }
    function put() external payable solo { credit[msg.sender] += msg.value; }
    function cashOut() external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// A view divides the own ether by the shares that are burnt after the call.
contract X4a {
    uint256 private gate = 1;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(gate == 1); gate = 2; _; gate = 1; }
    function price() external view returns (uint256) {
        return shares == 0 ? 1e18 : (address(this).balance * 1e18) / shares;
    }
    function enter() external payable solo {
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-read-only
        require(ok);
        shares -= n;
        sharesOf[msg.sender] -= n;
    }
}

// Each of the two is shown by a view of its own, which computes.
contract X2views {
    // evm: skip each view is right about itself; only the two together are at odds
    uint256 private gate = 7;
    uint256 internal assets;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(gate == 7); gate = 8; _; gate = 7; }
    function assetsFor(uint256 n) external view returns (uint256) { return assets * n; }
    function sharesFor(uint256 n) external view returns (uint256) { return shares * n; }
    function enter() external payable solo {
        assets += msg.value;
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        sharesOf[msg.sender] -= n;
        shares -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-read-only
        require(ok);
        assets -= n;
    }
}

// A record of which one half is updated, shown by its getter (a) or by a view that computes (b).
contract X2record { // expect: none
    struct Pool { uint256 assets; uint256 shares; }
    Pool public pool;
    uint256 private gate = 7;
    modifier solo() { require(gate == 7); gate = 8; _; gate = 7; }
    function enter() external payable solo {
        pool.assets += msg.value;
        pool.shares += msg.value;
    }
    function exit(uint256 n) external solo {
        pool.shares -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // with -fcount-getters: reentrancy-read-only
        require(ok);
        pool.assets -= n;
    }
}

contract X2recordView {
    struct Pool { uint256 assets; uint256 shares; }
    Pool public pool;
    uint256 private gate = 7;
    modifier solo() { require(gate == 7); gate = 8; _; gate = 7; }
    function price() external view returns (uint256) { return pool.shares == 0 ? 1 : pool.assets / pool.shares; }
    function enter() external payable solo {
        pool.assets += msg.value;
        pool.shares += msg.value;
    }
    function exit(uint256 n) external solo {
        pool.shares -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-read-only
        require(ok);
        pool.assets -= n;
    }
}

// As X4a, but the view tests the lock (b), or the shares are burnt first (c).
contract X4b { // expect: none
    uint256 private gate = 1;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(gate == 1); gate = 2; _; gate = 1; }
    function price() external view returns (uint256) {
        require(gate == 1, "in motion");
        return shares == 0 ? 1e18 : (address(this).balance * 1e18) / shares;
    }
    function enter() external payable solo {
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        shares -= n;
        sharesOf[msg.sender] -= n;
    }
}

contract X4c { // expect: none
    uint256 private gate = 1;
    uint256 internal shares;
    mapping(address => uint256) internal sharesOf;
    modifier solo() { require(gate == 1); gate = 2; _; gate = 1; }
    function price() external view returns (uint256) {
        return shares == 0 ? 1e18 : (address(this).balance * 1e18) / shares;
    }
    function enter() external payable solo {
        shares += msg.value;
        sharesOf[msg.sender] += msg.value;
    }
    function exit(uint256 n) external solo {
        shares -= n;
        sharesOf[msg.sender] -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
    }
}

// As X2record, with a record for each pool.
contract X2records { // expect: none
    struct Pool { uint128 assets; uint128 shares; }
    mapping(uint256 => Pool) public pools;
    uint256 private gate = 7;
    modifier solo() { require(gate == 7); gate = 8; _; gate = 7; }
    function enter(uint256 id) external payable solo {
        pools[id].assets += uint128(msg.value);
        pools[id].shares += uint128(msg.value);
    }
    function exit(uint256 id, uint128 n) external solo {
        pools[id].shares -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // with -fcount-getters: reentrancy-read-only
        require(ok);
        pools[id].assets -= n;
    }
}

contract X2recordsView {
    struct Pool { uint128 assets; uint128 shares; }
    mapping(uint256 => Pool) public pools;
    uint256 private gate = 7;
    modifier solo() { require(gate == 7); gate = 8; _; gate = 7; }
    function price(uint256 id) external view returns (uint256) { return pools[id].shares == 0 ? 1 : pools[id].assets / pools[id].shares; }
    function enter(uint256 id) external payable solo {
        pools[id].assets += uint128(msg.value);
        pools[id].shares += uint128(msg.value);
    }
    function exit(uint256 id, uint128 n) external solo {
        pools[id].shares -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-read-only
        require(ok);
        pools[id].assets -= n;
    }
}
