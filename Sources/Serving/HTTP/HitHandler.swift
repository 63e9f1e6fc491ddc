// HitHandler: answers cached tiles on the connection's own event loop, before anything else sees the request.

import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Answers requests for tiles that are in the cache, or that the client's own copy of is right, where they arrive.
///
/// The way through tasks and async streams costs some tens of microseconds a request and three changes of thread; what
/// is known without drawing needs none of it. Everything else goes on unchanged. A request is only answered here while
/// none before it on the connection is still being answered, so answers keep their order.
final class HitHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a connection may be idle between requests.
    static let patience = TimeAmount.seconds(90)

    private let service: ParkService
    /// Requests that went on and are not answered yet.
    private var pending = 0
    /// Whether the rest of the request at hand belongs to an answer that was given here.
    private var swallows = false
    private var isQuiescing = false
    private var lastActive = NIODeadline.now()
    private var watch: Scheduled<Void>?

    init(service: ParkService) { self.service = service }

    func handlerAdded(context: ChannelHandlerContext) { startWatch(context) }

    func handlerRemoved(context: ChannelHandlerContext) { watch?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        watch?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastActive = .now()
        switch unwrapInboundIn(data) {
        case .head(let head):
            if pending == 0, !isQuiescing, let response = TileHits.response(to: head, service) {
                swallows = true
                write(response, to: head, context)
            } else {
                pending += 1
                invite(head, context)
                context.fireChannelRead(data)
            }
        case .body:
            if !swallows { context.fireChannelRead(data) }
        case .end:
            if swallows { swallows = false } else { context.fireChannelRead(data) }
        }
    }

    /// Lets a client that asks first send its body, unless it is refused anyway.
    private func invite(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        guard head.headerFields[.expect]?.lowercased() == "100-continue", pending == 1,
            let length = head.headerFields[.contentLength].flatMap({ Int($0) }), length <= service.options.bodyBytes
        else { return }
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    private func write(_ response: TileHits.Response, to head: HTTPRequest, _ context: ChannelHandlerContext) {
        let closes = head.headerFields[.connection]?.lowercased() == "close"
        context.write(wrapOutboundOut(.head(response.head)), promise: nil)
        if let body = response.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        if closes { context.close(promise: nil) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            pending -= 1
            lastActive = .now()
        }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isQuiescing = true
            // The server waits for answers under way, and event streams would never end by themselves.
            service.close()
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func startWatch(_ context: ChannelHandlerContext) {
        let left = lastActive + HitHandler.patience - .now()
        watch = context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: max(left, .seconds(1))) {
            if self.pending == 0, self.lastActive + HitHandler.patience <= .now() {
                context.close(promise: nil)
            } else {
                self.startWatch(context)
            }
        }
    }
}
