/* For Wine 8 only, which knows no Windows.UI.ViewManagement.UISettings: Qt asks it for the colours of the desktop and
   ends the program where it cannot be had. One object that is its own factory and answers every colour with black or
   white; nobody is ever told that colours have changed. */
#include <windows.h>
#include <inspectable.h>
#include <activation.h>

typedef struct { BYTE alpha, red, green, blue; } Colour;

static const GUID SETTINGS = {0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}};
static const GUID SETTINGS_3 = {0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};
static const GUID UNKNOWN = {0x00000000, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
static const GUID INSPECTABLE = {0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}};
static const GUID ACTIVATION = {0x00000035, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
static const GUID AGILE = {0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}};

/* One table fits every interface: the three of IUnknown, the three of IInspectable, then what the interface adds. */
typedef struct { const void *table; } Face;

static Face factory, plain, coloured;

static HRESULT WINAPI ask(void *self, const GUID *wanted, void **answer)
{
    (void)self;
    if (IsEqualGUID(wanted, &SETTINGS))
        *answer = &plain;
    else if (IsEqualGUID(wanted, &SETTINGS_3))
        *answer = &coloured;
    else if (IsEqualGUID(wanted, &UNKNOWN) || IsEqualGUID(wanted, &INSPECTABLE) || IsEqualGUID(wanted, &AGILE)
             || IsEqualGUID(wanted, &ACTIVATION))
        *answer = &factory;
    else {
        *answer = NULL;
        return E_NOINTERFACE;
    }
    return S_OK;
}

static ULONG WINAPI counted(void *self)
{
    (void)self;
    return 2;
}

static HRESULT WINAPI ids(void *self, ULONG *count, IID **list)
{
    (void)self;
    *count = 0;
    *list = NULL;
    return S_OK;
}

static HRESULT WINAPI name(void *self, HSTRING *answer)
{
    (void)self;
    *answer = NULL;
    return S_OK;
}

static HRESULT WINAPI trust(void *self, TrustLevel *answer)
{
    (void)self;
    *answer = BaseTrust;
    return S_OK;
}

static HRESULT WINAPI make(void *self, IInspectable **answer)
{
    (void)self;
    *answer = (IInspectable *)&factory;
    return S_OK;
}

static HRESULT WINAPI not_here(void *self)
{
    (void)self;
    return E_NOTIMPL;
}

static HRESULT WINAPI colour(void *self, int which, Colour *answer)
{
    /* 0 is the background: a light desktop. */
    BYTE value = which == 0 ? 0xFF : 0;
    Colour told = {0xFF, value, value, value};

    (void)self;
    *answer = told;
    return S_OK;
}

static HRESULT WINAPI hear(void *self, void *listener, INT64 *token)
{
    (void)self;
    (void)listener;
    *token = 1;
    return S_OK;
}

static HRESULT WINAPI forget(void *self, INT64 token)
{
    (void)self;
    (void)token;
    return S_OK;
}

static const void *const OF_FACTORY[] = {ask, counted, counted, ids, name, trust, make};
static const void *const OF_PLAIN[] = {ask, counted, counted, ids, name, trust, not_here, not_here, not_here, not_here,
                                       not_here, not_here, not_here, not_here, not_here, not_here, not_here, not_here,
                                       not_here, not_here, not_here};
static const void *const OF_COLOURED[] = {ask, counted, counted, ids, name, trust, colour, hear, forget};

static Face factory = {OF_FACTORY}, plain = {OF_PLAIN}, coloured = {OF_COLOURED};

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(HSTRING asked, IActivationFactory **answer)
{
    (void)asked;
    *answer = (IActivationFactory *)&factory;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void)
{
    return S_FALSE;
}
