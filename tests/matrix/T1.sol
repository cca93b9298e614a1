// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface INftReceiver {
    function onERC721Received(address op, address from, uint256 id, bytes calldata data) external returns (bytes4);
}

abstract contract T1Nft {
    mapping(uint256 => address) public ownerOf;
    mapping(address => uint256) public balanceOf;
    event Transfer(address indexed from, address indexed to, uint256 indexed id);

    function _mint(address to, uint256 id) internal {
        require(to != address(0) && ownerOf[id] == address(0), "mint");
        ownerOf[id] = to;
        balanceOf[to] += 1;
        emit Transfer(address(0), to, id);
    }

    function _safeMint(address to, uint256 id) internal {
        _mint(to, id);
        if (to.code.length > 0) {
            bytes4 r = INftReceiver(to).onERC721Received(msg.sender, address(0), id, ""); // expect(T1a): reentrancy-no-eth
            require(r == INftReceiver.onERC721Received.selector, "unsafe");
        }
    }
}

// The receiver hook of a safe mint comes before the count.
contract T1a is T1Nft {
    uint256 public nextId;
    mapping(address => uint256) public mintedBy;
    function mint() external {
        require(mintedBy[msg.sender] < 2, "limit");
        _safeMint(msg.sender, nextId++);
        mintedBy[msg.sender] += 1;
    }
}

contract T1b is T1Nft { // expect: none
    uint256 public nextId;
    mapping(address => uint256) public mintedBy;
    function mint() external {
        require(mintedBy[msg.sender] < 2, "limit");
        mintedBy[msg.sender] += 1;
        _safeMint(msg.sender, nextId++);
    }
}

// The hook is called within a try.
contract T1c {
    uint256 public nextId;
    mapping(uint256 => address) public ownerOf;
    mapping(address => uint256) public mintedBy;
    function mint() external {
        uint256 had = mintedBy[msg.sender];
        require(had < 2, "limit");
        uint256 id = nextId++;
        ownerOf[id] = msg.sender;
        if (msg.sender.code.length != 0) {
            try INftReceiver(msg.sender).onERC721Received(msg.sender, address(0), id, "") returns (bytes4 r) { // expect: reentrancy-no-eth
                require(r == INftReceiver.onERC721Received.selector);
            } catch {
                revert("hook");
            }
        }
        mintedBy[msg.sender] = had + 1;
    }
}
