/* The program's own .exe: starts the Python that lies in the folder "program" beside it, in this very process,
   so that the task bar, the list of running programs and the marker file all know it by its name. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*python)(int, wchar_t **);

static wchar_t program[LONGEST], script[LONGEST], library[LONGEST];

static int fails(const wchar_t *what)
{
    wchar_t sentence[LONGEST + 128];

    swprintf(sentence, LONGEST + 128, L"程序不完整，打不开 %ls。请把整个文件夹重新复制一遍，或重新安装。", what);
    MessageBoxW(NULL, sentence, L"乡村劳动力花名册", MB_OK | MB_ICONERROR);
    return 3;
}

int wmain(int count, wchar_t **words)
{
    wchar_t folder[LONGEST], *end, **all;
    HMODULE loaded;
    python start;
    int i;

    if (!GetModuleFileNameW(NULL, program, LONGEST))
        return fails(L"花名册");
    wcscpy(folder, program);
    end = wcsrchr(folder, L'\\');
    if (!end || wcslen(folder) + 32 > LONGEST)
        return fails(folder);
    wcscpy(end, L"\\program");
    swprintf(script, LONGEST, L"%ls\\start.py", folder);
    /* Libraries are looked for in that folder and in the system's, never in the one the program is started from. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(folder);
    swprintf(library, LONGEST, L"%ls\\python311.dll", folder);
    loaded = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    start = loaded ? (python)(void *)GetProcAddress(loaded, "Py_Main") : NULL;
    if (!start)
        return fails(library);
    all = calloc(count + 5, sizeof *all);
    if (!all)
        return fails(program);
    all[0] = program;
    all[1] = L"-X";
    all[2] = L"utf8";
    all[3] = script;
    for (i = 1; i < count; i++)
        all[3 + i] = words[i];
    return start(count + 3, all);
}
