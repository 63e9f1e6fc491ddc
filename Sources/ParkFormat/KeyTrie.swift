// KeyTrie: the key lists of all features' properties, each kept once.

import Foundation
import LocatedJSON

/// The key lists seen so far, as a tree: a node is a key after its parent's keys. Features nearly always repeat the keys
/// of the feature before, so each node remembers which key came next last time and one `memcmp` finds it again.
struct KeyTrie {
    /// The node of no keys.
    static let root: Int32 = 0

    private struct Node {
        var parent: Int32
        var name: String
        /// Where the key stands in the file, and its raw length.
        var offset: Int
        var length: Int
        /// The child that was taken last; 0 for none (the root is nobody's child).
        var likely: Int32
        /// How many keys there are up to here.
        var depth: Int32
    }

    private var nodes = [Node(parent: 0, name: "", offset: 0, length: 0, likely: 0, depth: 0)]
    /// Children by a hash of parent and raw key; several nodes of one hash are chained.
    private var children: [UInt64: [Int32]] = [:]

    /// The node of the key list of `parent` and one more key.
    ///
    /// - Parameters:
    ///   - parent: the node of the keys before it.
    ///   - base: the file's first byte.
    ///   - first: the offset of the key's first byte behind its quote.
    ///   - last: the offset of its closing quote.
    ///   - name: makes the key's text, escapes resolved; called for new keys only.
    /// - Returns: the node.
    /// - Throws: what `name` throws.
    @inline(__always)
    mutating func child(
        of parent: Int32, base: UnsafePointer<UInt8>, first: Int, last: Int,
        name: () throws(JSONSyntaxError) -> String
    ) throws(JSONSyntaxError) -> Int32 {
        let likely = nodes[Int(parent)].likely
        if likely != 0, matches(likely, base, first, last) { return likely }
        return try slowChild(of: parent, base: base, first: first, last: last, name: name)
    }

    private mutating func slowChild(
        of parent: Int32, base: UnsafePointer<UInt8>, first: Int, last: Int,
        name: () throws(JSONSyntaxError) -> String
    ) throws(JSONSyntaxError) -> Int32 {
        var digest = Fingerprint()
        digest.add(UInt64(parent))
        digest.add(UnsafeBufferPointer(start: base + first, count: last - first))
        for node in children[digest.value] ?? [] where nodes[Int(node)].parent == parent {
            if matches(node, base, first, last) {
                nodes[Int(parent)].likely = node
                return node
            }
        }
        let node = Int32(nodes.count)
        nodes.append(
            Node(
                parent: parent, name: try name(), offset: first, length: last - first, likely: 0,
                depth: nodes[Int(parent)].depth + 1))
        children[digest.value, default: []].append(node)
        nodes[Int(parent)].likely = node
        return node
    }

    @inline(__always)
    private func matches(_ node: Int32, _ base: UnsafePointer<UInt8>, _ first: Int, _ last: Int) -> Bool {
        nodes[Int(node)].length == last - first
            && memcmp(base + nodes[Int(node)].offset, base + first, last - first) == 0
    }

    /// How many nodes there are.
    var count: Int { nodes.count }

    /// The keys up to a node, in the file's order.
    func names(of node: Int32) -> [String] {
        var names: [String] = []
        var at = node
        while at != KeyTrie.root {
            names.append(nodes[Int(at)].name)
            at = nodes[Int(at)].parent
        }
        return names.reversed()
    }
}
