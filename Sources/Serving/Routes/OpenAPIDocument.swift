// The description of the HTTP interface, OpenAPI 3.1.

/// The description of the HTTP interface.
enum OpenAPIDocument {
    static let text = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Isopark",
            "version": "1",
            "description": "Pictures of an industrial park and its live status. HEAD answers wherever GET does."
          },
          "paths": {
            "/views": {
              "get": {
                "summary": "The views and styles",
                "responses": {"200": {"description": "OK",
                  "content": {"application/json": {"schema": {"type": "object"}}}}}
              }
            },
            "/views/{view}.json": {
              "get": {
                "summary": "TileJSON 3.0.0 of a view",
                "parameters": [{"$ref": "#/components/parameters/view"}, {"$ref": "#/components/parameters/style"}],
                "responses": {"200": {"description": "OK",
                  "content": {"application/json": {"schema": {"type": "object"}}}},
                  "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/views/{view}/{z}/{x}/{y}.{format}": {
              "get": {
                "summary": "A tile of 256 px; y may end in @2x (@1x to @4x)",
                "parameters": [{"$ref": "#/components/parameters/view"}, {"name": "z", "in": "path", "required": true,
                  "schema": {"type": "integer"}}, {"name": "x", "in": "path", "required": true,
                  "schema": {"type": "integer"}}, {"name": "y", "in": "path", "required": true,
                  "schema": {"type": "string"}}, {"name": "format", "in": "path", "required": true,
                  "schema": {"enum": ["png", "svg"]}}, {"$ref": "#/components/parameters/style"}],
                "responses": {"200": {"description": "The picture",
                  "headers": {"ETag": {"$ref": "#/components/headers/ETag"},
                  "Last-Modified": {"$ref": "#/components/headers/Last-Modified"},
                  "X-Isopark-Revision": {"$ref": "#/components/headers/X-Isopark-Revision"},
                  "X-Isopark-Cache": {"$ref": "#/components/headers/X-Isopark-Cache"},
                  "Age": {"$ref": "#/components/headers/Age"}}, "content": {"image/png": {}, "image/svg+xml": {}}},
                  "304": {"description": "The client's copy is right"},
                  "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"},
                  "503": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/views/{view}/static/{region}/{size}.{format}": {
              "get": {
                "summary": "A picture about a point (x,y,zoom), of a box (minx,miny,maxx,maxy), both park metres, or fitted (auto)",
                "parameters": [{"$ref": "#/components/parameters/view"}, {"name": "region", "in": "path",
                  "required": true, "schema": {"type": "string"}}, {"name": "size", "in": "path", "required": true,
                  "schema": {"type": "string"}, "description": "{width}x{height}, CSS px, with @2x and the like"},
                  {"name": "format", "in": "path", "required": true, "schema": {"enum": ["png", "svg", "pdf"]}},
                  {"name": "features", "in": "query",
                  "description": "with auto: ids parted by commas, to fit the picture to",
                  "schema": {"type": "string"}}, {"$ref": "#/components/parameters/style"}],
                "responses": {"200": {"description": "The picture",
                  "headers": {"ETag": {"$ref": "#/components/headers/ETag"},
                  "Last-Modified": {"$ref": "#/components/headers/Last-Modified"},
                  "X-Isopark-Revision": {"$ref": "#/components/headers/X-Isopark-Revision"},
                  "X-Isopark-Cache": {"$ref": "#/components/headers/X-Isopark-Cache"},
                  "Age": {"$ref": "#/components/headers/Age"}}, "content": {"image/png": {}, "image/svg+xml": {},
                  "application/pdf": {}}}, "304": {"description": "The client's copy is right"},
                  "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"},
                  "503": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/views/{view}/identify": {
              "get": {
                "summary": "The features drawn at a world pixel, topmost first",
                "parameters": [{"$ref": "#/components/parameters/view"}, {"name": "z", "in": "query",
                  "description": "zoom, 0 to 24", "schema": {"type": "number"}}, {"name": "x", "in": "query",
                  "description": "px to the right", "schema": {"type": "number"}}, {"name": "y", "in": "query",
                  "description": "px down", "schema": {"type": "number"}}, {"name": "limit", "in": "query",
                  "description": "how many at most", "schema": {"type": "integer"}},
                  {"$ref": "#/components/parameters/style"}],
                "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {"type": "object",
                  "properties": {"features": {"type": "array", "items": {"$ref": "#/components/schemas/Feature"}}}}}}},
                  "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/features": {
              "get": {
                "summary": "Search by name or id, or the nearest",
                "parameters": [{"name": "q", "in": "query", "description": "a piece of a name or id",
                  "schema": {"type": "string"}}, {"name": "near", "in": "query",
                  "description": "the id of the feature to look around", "schema": {"type": "string"}}, {"name": "kind",
                  "in": "query", "description": "with near: only this kind", "schema": {"type": "string"}},
                  {"name": "limit", "in": "query", "description": "1 to 1000", "schema": {"type": "integer"}}],
                "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": {"type": "object",
                  "properties": {"features": {"type": "array", "items": {"$ref": "#/components/schemas/Feature"}}}}}}},
                  "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/features/{id}": {
              "get": {
                "summary": "A feature with its properties, status and place in each view",
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "OK",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Feature"}}}},
                  "404": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/status": {
              "post": {
                "summary": "Status in, whole or not at all",
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "array",
                  "items": {"$ref": "#/components/schemas/Update"}}},
                  "application/x-ndjson": {"schema": {"$ref": "#/components/schemas/Update"}}}},
                "responses": {"200": {"description": "Kept and in force",
                  "content": {"application/json": {"schema": {"type": "object",
                  "properties": {"accepted": {"type": "integer"}, "changed": {"type": "integer"},
                  "revision": {"type": "integer"}}}}}}, "400": {"$ref": "#/components/responses/Problem"},
                  "403": {"$ref": "#/components/responses/Problem"}, "413": {"$ref": "#/components/responses/Problem"},
                  "503": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/status/{id}": {
              "get": {
                "summary": "The status of a feature",
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "OK",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Status"}}}},
                  "404": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/events": {
              "get": {
                "summary": "Server-sent events: hello, tiles, status, resync",
                "parameters": [{"name": "view", "in": "query", "description": "the view", "schema": {"type": "string"}},
                  {"name": "z", "in": "query", "description": "a zoom, or two as in 0-12",
                  "schema": {"type": "string"}}, {"name": "Last-Event-ID", "in": "header",
                  "schema": {"type": "integer"}}, {"$ref": "#/components/parameters/style"}],
                "responses": {"200": {"description": "The stream", "content": {"text/event-stream": {}}},
                  "400": {"$ref": "#/components/responses/Problem"}, "404": {"$ref": "#/components/responses/Problem"}}
              }
            },
            "/health/live": {
              "get": {
                "summary": "Whether the process answers",
                "responses": {"200": {"description": "OK",
                  "content": {"application/json": {"schema": {"type": "object"}}}}}
              }
            },
            "/health/ready": {
              "get": {
                "summary": "Whether requests are worth sending",
                "responses": {"200": {"description": "OK",
                  "content": {"application/json": {"schema": {"type": "object"}}}},
                  "503": {"description": "Starting or stopping",
                  "content": {"application/json": {"schema": {"type": "object"}}}}}
              }
            },
            "/metrics": {
              "get": {
                "summary": "Metrics for Prometheus",
                "responses": {"200": {"description": "OK", "content": {"text/plain": {}}}}
              }
            }
          },
          "components": {
            "parameters": {
              "view": {
                "name": "view",
                "in": "path",
                "required": true,
                "schema": {"type": "string"}
              },
              "style": {
                "name": "style",
                "in": "query",
                "description": "the name of another style than the view's own",
                "schema": {"type": "string"}
              }
            },
            "headers": {
              "ETag": {
                "description": "Strong; changes when the picture does",
                "schema": {"type": "string"}
              },
              "Last-Modified": {
                "description": "The data's time",
                "schema": {"type": "string"}
              },
              "X-Isopark-Revision": {
                "description": "The revision of the status shown",
                "schema": {"type": "integer"}
              },
              "X-Isopark-Cache": {
                "schema": {"enum": ["hit", "miss", "stale"]}
              },
              "Age": {
                "description": "Seconds since a stale picture was drawn",
                "schema": {"type": "integer"}
              }
            },
            "responses": {
              "Problem": {
                "description": "A refusal (RFC 9457)",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              }
            },
            "schemas": {
              "Problem": {
                "type": "object",
                "required": ["type", "title", "status", "detail"],
                "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
                  "detail": {"type": "string"}, "parameter": {"type": "string"}, "faults": {"type": "array",
                  "items": {"type": "object", "properties": {"index": {"type": "integer"},
                  "message": {"type": "string"}}}}}
              },
              "Update": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "string"}, "time": {"type": "string", "format": "date-time"},
                  "state": {"type": "object", "description": "merged key by key; null removes a key"},
                  "position": {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 2, "maxItems": 2,
                  "description": "park metres"}, "heading": {"type": ["number", "null"],
                  "description": "degrees counter-clockwise from east"}, "quality": {"enum": ["good", "uncertain",
                  "bad"]}}
              },
              "Status": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "state": {"type": "object"}, "time": {"type": ["string",
                  "null"]}, "quality": {"type": "string"}, "position": {"type": "array", "items": {"type": "number"}},
                  "heading": {"type": "number"}, "revision": {"type": "integer"}}
              },
              "Feature": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "kind": {"type": "string"},
                  "kindName": {"type": "string"}, "source": {"type": "string"}, "level": {"type": "number"},
                  "base": {"type": "number"}, "top": {"type": "number"}, "position": {"type": "array",
                  "items": {"type": "number"}, "description": "the middle on the ground, park metres"},
                  "distance": {"type": "number", "description": "metres, for the nearest"},
                  "properties": {"type": "object"}, "status": {"$ref": "#/components/schemas/Status"},
                  "views": {"type": "object",
                  "description": "by view: the middle x, y and the box [minX, minY, maxX, maxY], world pixels at zoom 0"}}
              }
            }
          }
        }
        """#
}
