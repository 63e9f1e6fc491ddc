// ISA-L, with what Swift cannot read from its macros.
#include <isa-l.h>

// The working memory of level 1 at the library's own default size, bytes.
enum { isal_level1_buffer_size = ISAL_DEF_LVL1_DEFAULT };
