// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

/// token.sol, mended by a checked debit.
///
/// The balance is still written after the call, but as a subtraction from what
/// the balance is *then*, and one that reverts below zero.  Whoever spends the
/// balance while the ether is on its way makes the whole withdrawal fail, and
/// what is received meanwhile is kept.  Writing before the call reads better;
/// this is here because it is safe too, and yulwark knows that.
contract TokenFixed {
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
            (sent, ) = payable(msg.sender).call{value: amount}("");
            if (sent) {
                balances[msg.sender] -= amount;
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
