// The description of the HTTP interface, OpenAPI 3.1.

/// The description of the HTTP interface.
enum OpenAPIDocument {
    static let text = "{}"
}
