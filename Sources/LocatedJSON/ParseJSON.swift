// parseJSON: bytes → tree, strictly by RFC 8259.

/// Parses a JSON text into a tree that knows where each value stands.
///
/// Strict RFC 8259: UTF-8 is checked, NaN, comments, trailing commas and numbers beyond a Double's range are refused, so
/// are escapes of half a surrogate pair. A byte order mark at the start is skipped. Duplicate keys are kept.
///
/// - Parameters:
///   - bytes: the text.
///   - maxDepth: how many arrays and objects may lie in one another; at most 512, to keep the stack small.
/// - Returns: the root value; offsets count from the first of `bytes`.
/// - Throws: where the text stops being JSON, and why; reading ends at the first fault.
public func parseJSON(_ bytes: [UInt8], maxDepth: Int = 128) throws(JSONSyntaxError) -> JSONNode {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONNode, JSONSyntaxError> in
        guard let base = buffer.baseAddress, buffer.count > 0 else {
            return .failure(JSONSyntaxError(offset: 0, message: "expected a value, but the text is empty"))
        }
        var cursor = JSONCursor(base: base, end: buffer.count)
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { cursor.position = 3 }
        do throws(JSONSyntaxError) {
            let root = try cursor.tree(depth: min(maxDepth, 512))
            _ = cursor.nextToken()
            guard cursor.position == cursor.end else { throw cursor.unexpected("the end of the text") }
            return .success(root)
        } catch {
            return .failure(error)
        }
    }
    return try result.get()
}

extension JSONCursor {
    /// Reads the value that comes next, whatever it is.
    ///
    /// - Parameter depth: how many arrays and objects may still be entered; keep it below some hundreds.
    /// - Returns: the value; offsets count from the text's first byte.
    /// - Throws: where the value stops being JSON.
    public mutating func tree(depth: Int) throws(JSONSyntaxError) -> JSONNode {
        let token = nextToken()
        let start = position
        switch token {
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw tooDeep }
            return JSONNode(offset: start, value: .object(try members(depth: depth - 1)))
        case UInt8(ascii: "["):
            guard depth > 0 else { throw tooDeep }
            return JSONNode(offset: start, value: .array(try elements(depth: depth - 1)))
        case UInt8(ascii: "\""): return JSONNode(offset: start, value: .string(try string()))
        case UInt8(ascii: "t"):
            try takeWord("true")
            return JSONNode(offset: start, value: .bool(true))
        case UInt8(ascii: "f"):
            try takeWord("false")
            return JSONNode(offset: start, value: .bool(false))
        case UInt8(ascii: "n"):
            try takeWord("null")
            return JSONNode(offset: start, value: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(offset: start, value: .number(try number()))
        default: throw unexpected("a value")
        }
    }

    private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONMember] {
        position += 1
        var found: [JSONMember] = []
        if take(UInt8(ascii: "}")) { return found }
        repeat {
            guard nextToken() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let keyOffset = position
            let key = try string()
            guard take(UInt8(ascii: ":")) else { throw unexpected("\":\" after the key") }
            found.append(JSONMember(key: key, keyOffset: keyOffset, value: try tree(depth: depth)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw unexpected("\",\" or \"}\"") }
        return found
    }

    private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONNode] {
        position += 1
        var found: [JSONNode] = []
        if take(UInt8(ascii: "]")) { return found }
        repeat { found.append(try tree(depth: depth)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw unexpected("\",\" or \"]\"") }
        return found
    }
}
