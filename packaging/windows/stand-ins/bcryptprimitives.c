/* For Wine 8 only, which lacks this library of Windows: libraries written in Rust take their random bytes from it. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *where, SIZE_T count)
{
    while (count) {
        ULONG part = count < 0x1000000 ? (ULONG)count : 0x1000000;

        if (!RtlGenRandom(where, part))
            return FALSE;
        where += part;
        count -= part;
    }
    return TRUE;
}
