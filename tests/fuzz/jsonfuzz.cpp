// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: an error with a place, or a value and a document that agree and survive writing.
#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/json/document.h"
#include "engine/json/write.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace retort;
using namespace retort::json;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto data = Data::parse(text);
    const auto document = Document::parse(std::string(text));
    check(data.has_value() == document.has_value());
    if (!data) {
        check(data.error() == document.error());
        check(data.error().place.line > 0 && data.error().place.column > 0);
        check(std::any_of(englishTemplates().begin(), englishTemplates().end(),
                          [&](const Template& row) { return row.id == data.error().message.id; }));
        return 0;
    }
    check(document->text() == text);
    check(document->dataOf(0) == *data);
    for (Document::Index i = 0; i < document->nodes().size() && i < 100; ++i)
        check(document->find(document->pointerTo(i)) == i);
    for (int indent : {0, 2}) {
        const auto again = Data::parse(write(data->root(), {.indent = indent}));
        check(again && *again == *data);
    }
    return 0;
}
