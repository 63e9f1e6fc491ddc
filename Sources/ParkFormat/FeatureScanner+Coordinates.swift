// Coordinates: nested arrays of positions into flat arrays, whatever the type turns out to be.

import Geometry
import LocatedJSON

extension FeatureScanner {
    /// Marks coordinates that are empty, and ones whose faults have been told.
    static let emptyNesting = -1
    static let badNesting = -2

    /// Reads the member `coordinates`. Its type may come later: paths are lines until then.
    mutating func coordinates(_ o: inout ScannedObject) throws(JSONSyntaxError) {
        groupEnds.removeAll(keepingCapacity: true)
        expectedType = o.type.flatMap { $0.nesting >= 0 ? $0 : nil }
        nestingTold = false
        guard cursor.next == UInt8(ascii: "[") else {
            let wrong = try skipWrong()
            report("bad-coordinates", at: wrong.offset, "\"coordinates\" must be an array, found \(wrong.found)")
            o.nesting = FeatureScanner.badNesting
            return
        }
        let start = cursor.position
        let nesting = try array(level: 0)
        o.nesting = nesting
        if nesting == 0 {
            // A lone position is a path of its own.
            appendPath(start: out.positions.count - 1, offset: start, sameTail: true)
        }
    }

    /// Reads the array at the cursor.
    ///
    /// - Returns: how deep it nests around positions: 0 for a position, 1 for an array of positions …
    private mutating func array(level: Int) throws(JSONSyntaxError) -> Int {
        let start = cursor.position
        cursor.position += 1
        let token = cursor.nextToken()
        if token == UInt8(ascii: "]") {
            cursor.position += 1
            return FeatureScanner.emptyNesting
        }
        if token != UInt8(ascii: "[") {
            if let expectedType, level != expectedType.nesting, startsNumber(token) {
                tellNesting(at: start)
                cursor.position = start
                try skip()
                return FeatureScanner.badNesting
            }
            return try position(start)
        }
        if level >= 3 {
            tellNesting(at: start)
            cursor.position = start
            try skip()
            return FeatureScanner.badNesting
        }
        let firstPosition = out.positions.count
        var nesting = FeatureScanner.emptyNesting
        var bad = false
        var firstTail = lastTail
        repeat {
            guard cursor.nextToken() == UInt8(ascii: "[") else {
                let wrong = try skipWrong()
                report("bad-position", at: wrong.offset, "expected an array of coordinates, found \(wrong.found)")
                bad = true
                continue
            }
            let offset = cursor.position
            let child = try array(level: level + 1)
            if child == FeatureScanner.badNesting {
                bad = true
            } else if child == FeatureScanner.emptyNesting {
                report("empty-geometry", at: offset, "an empty array among coordinates")
                bad = true
            } else if nesting == FeatureScanner.emptyNesting {
                nesting = child
                firstTail = lastTail
            } else if nesting != child {
                report("bad-nesting", at: offset, "this array of coordinates nests otherwise than the one before it")
                bad = true
            }
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "]")) else { throw cursor.unexpected("\",\" or \"]\"") }
        if bad { return FeatureScanner.badNesting }
        if nesting == 0 {
            appendPath(start: firstPosition, offset: start, sameTail: firstTail == lastTail)
        } else if nesting == 1 {
            groupEnds.append(out.paths.count)
        }
        return nesting + 1
    }

    private mutating func appendPath(start: Int, offset: Int, sameTail: Bool) {
        out.paths.append(
            ScannedPath(
                role: .line, sameTail: sameTail, start: start, count: out.positions.count - start, offset: offset))
    }

    /// Reads the elements of a position; the cursor stands at the first.
    private mutating func position(_ start: Int) throws(JSONSyntaxError) -> Int {
        var x = 0.0
        var y = 0.0
        var z = 0.0
        var count = 0
        var bad = false
        repeat {
            let token = cursor.nextToken()
            guard startsNumber(token) else {
                let wrong = try skipWrong()
                report(
                    "bad-position", at: wrong.offset,
                    "each element of a position must be a number, found \(wrong.found)")
                bad = true
                continue
            }
            let value = try cursor.number()
            switch count {
            case 0: x = value
            case 1: y = value
            case 2: z = value
            default: break
            }
            count += 1
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "]")) else { throw cursor.unexpected("\",\" or \"]\"") }
        if bad { return FeatureScanner.badNesting }
        guard count >= 2 else {
            report("bad-position", at: start, "a position has at least 2 numbers, here is 1")
            return FeatureScanner.badNesting
        }
        if count > 3 {
            report(
                "note-position-elements", at: start, leavesOut: false,
                "a position should have no more than 3 numbers (RFC 7946, section 3.1.1), here are \(count)")
        }
        lastTail = (count, z)
        // Also true of numbers that no comparison holds for.
        if !(abs(x) <= 180 && abs(y) <= 90) { out.outsideLonLat += 1 }
        out.positions.append(Point2(x, y))
        return 0
    }

    private mutating func tellNesting(at offset: Int) {
        defer { nestingTold = true }
        guard !nestingTold else { return }
        guard let type = expectedType else {
            report("bad-nesting", at: offset, "coordinates are nested deeper than any geometry's")
            return
        }
        report(
            "bad-nesting", at: offset,
            "wrong nesting: the coordinates of \(type.withArticle) are \(type.coordinatesText)")
    }
}
