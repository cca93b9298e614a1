// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface Hook11 { function onSale(uint256 n) external; }

// What was tested before the call is tested again after it, of what the place
// holds by then: whoever got in might as well have come before.

// The limit was set at deployment.
contract A11a { // expect: none
    uint256 private immutable limit;
    uint256 private sold;
    constructor(uint256 n) { limit = n; }
    function buy(uint256 n) external {
        require(sold + n <= limit, "sold out");
        Hook11(msg.sender).onSale(n);
        sold += n;
        require(sold <= limit, "sold out meanwhile");
    }
}

// The second test is one against another limit.
contract A11b {
    uint256 private immutable limit;
    uint256 private immutable most;
    uint256 private sold;
    constructor(uint256 n) { limit = n; most = 2 * n; }
    function buy(uint256 n) external {
        require(sold + n <= limit, "sold out");
        Hook11(msg.sender).onSale(n); // expect: reentrancy-no-eth
        sold += n;
        require(sold <= most, "far too many");
    }
}

// The second test is not always made.
contract A11c {
    uint256 private immutable limit;
    uint256 private sold;
    constructor(uint256 n) { limit = n; }
    function buy(uint256 n, bool twice) external {
        require(sold + n <= limit, "sold out");
        Hook11(msg.sender).onSale(n); // expect: reentrancy-no-eth
        sold += n;
        if (twice) require(sold <= limit, "sold out meanwhile");
    }
}

// One at a time, and the limit stands in storage.
contract A11d { // expect: none
    uint256 private limit;
    uint256 private sold;
    constructor(uint256 n) { limit = n; }
    function buy() external {
        require(sold < limit, "sold out");
        Hook11(msg.sender).onSale(1);
        sold += 1;
        require(sold <= limit, "sold out meanwhile");
    }
}

// The second test lets one more pass than the first one.
contract A11e {
    uint256 private limit;
    uint256 private sold;
    constructor(uint256 n) { limit = n; }
    function buy() external {
        require(sold < limit, "sold out");
        Hook11(msg.sender).onSale(1); // expect: reentrancy-no-eth
        require(sold <= limit, "sold out meanwhile");
        sold += 1;
    }
}

// So much a day, with ether; what is let out is told by a function.
contract A11f { // expect: none
    uint256 private immutable perDay;
    mapping(uint256 => uint256) private spent;
    uint256 private raisedAt;
    constructor(uint256 n) payable { perDay = n; raisedAt = block.timestamp + 30 days; }
    receive() external payable {}
    function allowed() public view returns (uint256) {
        if (block.timestamp < raisedAt) return perDay;
        return 2 * perDay;
    }
    function spend(address payable to, uint256 n) external {
        uint256 day = block.timestamp / 1 days;
        require(spent[day] + n <= allowed(), "too much");
        (bool ok, ) = to.call{value: n}("");
        require(ok, "failed");
        spent[day] += n;
        require(spent[day] <= allowed(), "too much meanwhile");
    }
}

// The same, but what is paid depends on what had been spent before.
contract A11g {
    uint256 private immutable perDay;
    mapping(uint256 => uint256) private spent;
    constructor(uint256 n) payable { perDay = n; }
    receive() external payable {}
    function spend(address payable to, uint256 n) external {
        uint256 day = block.timestamp / 1 days;
        require(spent[day] + n <= perDay, "too much");
        uint256 fee = spent[day] == 0 ? 10 : 0;
        (bool ok, ) = to.call{value: n + fee}(""); // expect: reentrancy-eth
        require(ok, "failed");
        spent[day] += n;
        require(spent[day] <= perDay, "too much meanwhile");
    }
}
