// A headless browser, told what to do over its debugging protocol (Chrome DevTools Protocol).

import Foundation

/// A page in a headless Chromium.
struct BrowserPage {
    private var wire: Wire
    private var last = 0

    static let path = "/usr/bin/chromium"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }
    /// Whether browser tests must run: where the checks of a change are done, nothing may be skipped.
    static var isDemanded: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    /// Runs `body` with a page of a browser of its own, on a thread that may block.
    static func open<Result: Sendable>(
        _ address: String, width: Int, height: Int, _ body: @escaping @Sendable (inout BrowserPage) throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("browser-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--lang=zh-CN", "--accept-lang=zh-CN",
            "--remote-debugging-port=0",
            "--user-data-dir=\(folder.path)", "--window-size=\(width),\(height)", "about:blank",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        var port: Int?
        for _ in 0..<300 where port == nil {
            let text = try? String(contentsOf: folder.appendingPathComponent("DevToolsActivePort"), encoding: .utf8)
            port = text?.split(separator: "\n").first.flatMap { Int($0) }
            if port == nil { try await Task.sleep(for: .milliseconds(100)) }
        }
        guard let port else { throw ClientFailure(what: "the browser did not start") }
        let client = TestClient(port: port)
        let list = try await client.get("/json/list")
        let pages = (try? JSONSerialization.jsonObject(with: Data(list.body))) as? [[String: Any]] ?? []
        guard let socket = pages.first(where: { $0["type"] as? String == "page" })?["webSocketDebuggerUrl"] as? String,
            let target = URL(string: socket)?.path
        else { throw ClientFailure(what: "no page") }
        return try await client.raw { wire in
            try wire.write(
                client.request(
                    "GET", target,
                    [
                        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
                    ]))
            _ = try wire.read(through: "\r\n\r\n")
            var page = BrowserPage(wire: wire)
            _ = try page.command("Page.enable", [:])
            _ = try page.command(
                "Emulation.setDeviceMetricsOverride",
                ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
            _ = try page.command("Page.navigate", ["url": address])
            return try body(&page)
        }
    }

    private init(wire: Wire) { self.wire = wire }

    /// Gives a command and waits for its result.
    mutating func command(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
        last += 1
        let message: [String: Any] = ["id": last, "method": method, "params": parameters]
        try sendText([UInt8](try JSONSerialization.data(withJSONObject: message)))
        while true {
            let answer = (try? JSONSerialization.jsonObject(with: Data(try readText()))) as? [String: Any] ?? [:]
            if answer["id"] as? Int == last { return answer["result"] as? [String: Any] ?? [:] }
        }
    }

    /// The value of an expression, as text.
    mutating func value(_ expression: String) throws -> String {
        let answer = try command("Runtime.evaluate", ["expression": "String(\(expression))", "returnByValue": true])
        return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
    }

    /// Waits until an expression is true.
    mutating func wait(for expression: String, seconds: Double = 15) throws {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if try value("!!(\(expression))") == "true" { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw ClientFailure(what: "in vain: \(expression)")
    }

    /// Clicks at a place of the window, CSS px.
    mutating func click(x: Double, y: Double) throws {
        for type in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = type == "mouseMoved" ? "none" : "left"
            _ = try command(
                "Input.dispatchMouseEvent", ["type": type, "x": x, "y": y, "button": button, "clickCount": 1])
        }
    }

    /// A text frame (RFC 6455), masked with zeros.
    private func sendText(_ payload: [UInt8]) throws {
        var frame: [UInt8] = [0x81]
        switch payload.count {
        case ..<126: frame.append(0x80 | UInt8(payload.count))
        case ..<65536: frame += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
        default: throw ClientFailure(what: "too long")
        }
        try wire.write(frame + [0, 0, 0, 0] + payload)
    }

    private mutating func readText() throws -> [UInt8] {
        var text: [UInt8] = []
        while true {
            let head = try wire.read(count: 2)
            var length = Int(head[1] & 0x7F)
            if length >= 126 {
                length = try wire.read(count: length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
            }
            text += try wire.read(count: length)
            if head[0] & 0x80 != 0 { return text }
        }
    }
}
