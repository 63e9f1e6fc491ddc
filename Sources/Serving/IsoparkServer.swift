// IsoparkServer: the park's HTTP server, from its parts to its end.

public import Drawing
import HummingbirdCore
import Hummingbird
public import LiveStatus
public import Logging
import NIOCore
public import ParkModel
public import Rendering
public import Styling
import Synchronization

/// Serves one park over HTTP.
public final class IsoparkServer: Sendable {
    /// Gives the style of a name, or of a view's style file. Throws where there is none. May be called on any thread.
    public typealias StyleLoader = @Sendable (String) throws -> Style

    /// The status of the park: batches go in here, from HTTP and from elsewhere.
    public var board: StatusBoard { service.board }
    /// What is served.
    public let park: Park

    let service: ParkService
    private let logger: Logger

    /// Puts a server together; nothing listens yet.
    ///
    /// - Parameters:
    ///   - park: the park.
    ///   - styles: gives styles by name.
    ///   - measuring: measures text for label placement.
    ///   - pool: the threads that draw; nothing for a pool of its own.
    ///   - store: where accepted status is kept.
    ///   - options: the rest.
    ///   - logger: where to log.
    /// - Throws: what the store throws at loading.
    public init(
        park: Park, styles: @escaping StyleLoader, measuring: any TextMeasuring, pool: RenderPool? = nil,
        store: any StatusStore = MemoryStatusStore(), options: ServingOptions = ServingOptions(),
        logger: Logger = Logger(label: "isopark")
    ) throws {
        let pool = pool ?? RenderPool(threads: options.renderThreads, name: "render", limit: options.waitingLimit)
        self.park = park
        self.logger = logger
        service = try ParkService(park: park, store: store, options: options, logger: logger) { view, name in
            let style = try styles(name)
            return SceneView(scene: Scene(park: park, view: view, style: style, measuring: measuring), pool: pool)
        }
    }

    init(service: ParkService) {
        self.service = service
        (park, logger) = (service.park, service.logger)
    }

    /// Listens and answers until SIGTERM or SIGINT comes or the task is cancelled; then lets running answers finish.
    ///
    /// - Parameters:
    ///   - stopsOnSignals: whether SIGTERM and SIGINT stop it.
    ///   - onListening: called once with the port, when requests are taken.
    /// - Throws: where the address cannot be listened at.
    public func run(
        stopsOnSignals: Bool = true, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let (service, options) = (service, service.options)
        var quiet = logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let application = Application(
            responder: ParkResponder(service: service),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [HitHandler(service: service)], httpDecoderConfiguration: limits)),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "isopark", backlog: 1024),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? options.port
                service.port.store(port, ordering: .relaxed)
                await onListening(port)
            },
            logger: quiet)
        let preparing = Task { await service.prepare() }
        defer { preparing.cancel() }
        if stopsOnSignals {
            try await application.runService()
        } else {
            try await application.run()
        }
    }

    private var limits: HTTP1Channel.Configuration.DecoderConfiguration {
        .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)
    }
}
