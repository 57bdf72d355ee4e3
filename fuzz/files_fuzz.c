/* A stranger's file: whatever the bytes are, they are one kind or none, and why
 * not is said. */
#include <stddef.h>
#include <stdint.h>

#include "casework/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const char *zh, *en;
    enum file_kind k = files_sniff(data, n, &zh, &en);
    must(k >= FILE_NONE && k < FILE_KIND_N);
    must(k != FILE_NONE || n == 0 || (zh[0] != '\0' && en[0] != '\0'));
    return 0;
}
