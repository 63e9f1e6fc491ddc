// swift-tools-version: 6.1
// The package: one target a stage of the data's way, bytes → park → scene → draw list → block → tile → HTTP.
import PackageDescription

/// Settings every Swift target is built with: strict imports, so that the arrows between targets stay visible.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "isopark",
    products: [
        .executable(name: "isopark", targets: ["isopark"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // System libraries.
        .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // The data's way, in order.
        .target(name: "Geometry", swiftSettings: strict),
        .target(name: "LocatedJSON", swiftSettings: strict),
        .target(name: "ParkModel", dependencies: ["Geometry"], swiftSettings: strict),
        .target(
            name: "ParkFormat", dependencies: ["ParkModel", "Geometry", "LocatedJSON", "CZlib"], swiftSettings: strict),
        .target(name: "Styling", dependencies: ["ParkModel", "LocatedJSON"], swiftSettings: strict),
        .target(
            name: "LiveStatus",
            dependencies: [
                "ParkModel", "Geometry", "LocatedJSON",
                .product(name: "HashTreeCollections", package: "swift-collections"),
            ],
            swiftSettings: strict),
        .target(name: "Simulation", dependencies: ["ParkModel", "Geometry", "LocatedJSON"], swiftSettings: strict),
        .target(
            name: "Drawing", dependencies: ["Geometry", "ParkModel", "Styling", "LiveStatus"], swiftSettings: strict),
        .target(name: "Cairo", dependencies: ["CCairo", "CPango"], swiftSettings: strict),
        .target(
            name: "Rendering", dependencies: ["Drawing", "Geometry", "Cairo", "CISAL"], swiftSettings: strict),
        .target(
            name: "Serving",
            dependencies: [
                "Rendering", "Drawing", "LiveStatus", "ParkModel", "Geometry", "Styling", "ParkFormat", "LocatedJSON",
                .product(name: "HashTreeCollections", package: "swift-collections"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "isopark",
            dependencies: [
                "Serving", "Rendering", "Drawing", "LiveStatus", "Simulation", "ParkFormat", "ParkModel", "Styling",
                "LocatedJSON", "Geometry", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "isopark-bench",
            dependencies: [
                "Rendering", "Drawing", "LiveStatus", "ParkFormat", "ParkModel", "Styling", "Geometry", "CCairo",
                "CISAL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/isopark-bench", swiftSettings: strict),

        // Tests, one target for each of the above.
        .testTarget(name: "LocatedJSONTests", dependencies: ["LocatedJSON"], swiftSettings: strict),
        .testTarget(
            name: "ParkFormatTests", dependencies: ["ParkFormat", "ParkModel", "Geometry", "LocatedJSON", "CZlib"],
            swiftSettings: strict),
        .testTarget(
            name: "StylingTests", dependencies: ["Styling", "ParkModel", "LocatedJSON"], swiftSettings: strict),
        .testTarget(
            name: "LiveStatusTests",
            dependencies: [
                "LiveStatus", "ParkModel", "Geometry", "LocatedJSON",
                .product(name: "HashTreeCollections", package: "swift-collections"),
            ], swiftSettings: strict),
        .testTarget(
            name: "SimulationTests", dependencies: ["Simulation", "ParkModel", "Geometry", "LocatedJSON"],
            swiftSettings: strict),
        .testTarget(
            name: "DrawingTests",
            dependencies: [
                "Drawing", "ParkFormat", "ParkModel", "Styling", "LiveStatus", "Geometry", "LocatedJSON",
                .product(name: "HashTreeCollections", package: "swift-collections"),
            ],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(name: "CairoTests", dependencies: ["Cairo"], swiftSettings: strict),
        .testTarget(
            name: "RenderingTests", dependencies: ["Rendering", "Drawing", "Geometry", "Cairo", "CPNG"],
            exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "ServingTests",
            dependencies: [
                "Serving", "Rendering", "Drawing", "LiveStatus", "ParkFormat", "ParkModel", "Styling", "Geometry",
                "LocatedJSON",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], swiftSettings: strict),
        // What must always hold of scenes and pictures together, on random scenes and on real data.
        .testTarget(
            name: "PromiseTests",
            dependencies: [
                "Rendering", "Drawing", "LiveStatus", "ParkFormat", "ParkModel", "Styling", "Geometry", "LocatedJSON",
                "CPNG", .product(name: "HashTreeCollections", package: "swift-collections"),
            ], swiftSettings: strict),
    ]
)
