// Memory: what the allocator keeps after a park was read and resolved, given back before pictures are drawn.

import CMalloc

/// The process's memory.
enum Memory {
    /// Gives free memory back to the system: reading and ordering a large park frees some hundred bytes a feature, which the
    /// allocator would otherwise hold while pictures ask for pages of their own.
    static func giveBack() { _ = malloc_trim(0) }
}
