// ServingOptions: what a server can be told.

import Foundation

/// What a server can be told.
public struct ServingOptions: Sendable {
    /// The address to listen at.
    public var host = "127.0.0.1"
    /// The port to listen at; 0 for any that is free.
    public var port = 8080
    /// How many bytes of drawn pictures are kept in memory.
    public var cacheBytes = 256 << 20
    /// How many threads draw.
    public var renderThreads = max(1, ProcessInfo.processInfo.activeProcessorCount)
    /// How many tiles, and how many pieces of larger pictures, may wait to be drawn.
    public var waitingLimit = 512
    /// How many scenes in other than the views' own styles are kept.
    public var extraScenes = 8
    /// The largest body of a request, bytes.
    public var bodyBytes = 16 << 20
    /// The directory that holds the viewer's files in its folder `viewer`; nothing where there is no viewer.
    public var assets: String?
    /// The directory that holds Leaflet's files.
    public var leaflet = "/usr/share/javascript/leaflet"
    /// The names of the styles that a client may choose from, told in TileJSON.
    public var styleNames: [String] = ["day", "night"]
    /// Origins (such as `https://board.example`) whose pages may send status; any page may read.
    public var writingOrigins: [String] = []
    /// Seconds between the comments that keep a quiet event stream open.
    public var heartbeat = 15.0

    /// The usual options.
    public init() {}
}
