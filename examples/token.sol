// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

/// Ether wrapped as a token, in the style of ERC-20.
///
/// `withdraw` pays behind an `if`, and the balance is written after the call.
/// Here the receiver's code has more than one way in: `withdraw` again, or
/// `transfer`, which moves a balance that has already been paid out.
/// The mended contract is token-fixed.sol.
contract Token {
    string public constant name = "Wrapped example";
    string public constant symbol = "WEX";
    uint8 public constant decimals = 18;

    mapping(address => uint256) private balances;
    mapping(address => mapping(address => uint256)) private allowances;

    error InsufficientBalance(address owner, uint256 has, uint256 needs);
    error InsufficientAllowance(address spender, uint256 has, uint256 needs);

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    function balanceOf(address owner) external view returns (uint256) {
        return balances[owner];
    }

    function allowance(address owner, address spender) external view returns (uint256) {
        return allowances[owner][spender];
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowances[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowances[from][msg.sender];
        if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value);
        allowances[from][msg.sender] = allowed - value;
        _move(from, to, value);
        return true;
    }

    function deposit() external payable {
        balances[msg.sender] += msg.value;
        emit Transfer(address(0), msg.sender, msg.value);
    }

    function withdraw(uint256 amount) external returns (bool sent) {
        if (balances[msg.sender] >= amount) {
            (sent, ) = payable(msg.sender).call{value: amount}(""); // call: the receiver's code runs here
            if (sent) {
                balances[msg.sender] = amount; // late write: overwrites what was done meanwhile
                emit Transfer(msg.sender, address(0), amount);
            }
        }
    }

    function _move(address from, address to, uint256 value) internal {
        uint256 has = balances[from];
        if (has < value) revert InsufficientBalance(from, has, value);
        balances[from] = has - value;
        balances[to] += value;
        emit Transfer(from, to, value);
    }
}
