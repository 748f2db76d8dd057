// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: an error with a place, or a value and a document that agree, survive writing and can be edited.
#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/json/document.h"
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>
#include <string>
#include <string_view>

using namespace retort;
using namespace retort::json;
using Index = Document::Index;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

void checkError(const Error& error)
{
    check(error.place.line > 0 && error.place.column > 0);
    check(segmentsOf(error.where).has_value());
    check(std::any_of(englishRows().begin(), englishRows().end(),
                      [&](const EnglishRow& row) { return row.id == error.message.id; }));
}

void checkReading(std::string_view text, const Document& document, const Data& data)
{
    check(document.text() == text);
    check(document.dataOf(0) == data);
    check(Data::copy(data.root()) == data);
    for (Index i = 0; i < document.nodes().size() && i < 100; ++i)
        check(document.find(document.pointerTo(i)) == i);
    for (int indent : {0, 2}) {
        const auto again = Data::parse(write(data.root(), {.indent = indent}));
        check(again && *again == data);
    }
}

void checkEdit(const Document& document, FuzzedDataProvider& choices)
{
    const auto nodes = static_cast<Index>(document.nodes().size());
    const Index index = choices.ConsumeIntegralInRange<Index>(0, nodes - 1);
    const Document::Node& node = document.node(index);
    const std::string pointer = document.pointerTo(index);
    const std::string value = choices.ConsumeRandomLengthString(20);

    const auto same = set(document, pointer, document.textOf(index));
    check(same && same->text() == document.text());
    const auto replaced = set(document, pointer, value);
    check(replaced.has_value() == Document::parse(value).has_value() || replaced.error().kind == Error::Kind::Limit);
    if (replaced)
        check(replaced->dataOf(*replaced->find(pointer)) == *Data::parse(value));
    if (node.kind == Kind::Array) {
        const std::size_t at = choices.ConsumeIntegralInRange<std::size_t>(0, node.children);
        const auto inserted = insertItem(document, pointer, at, "0");
        check(inserted && inserted->node(index).children == node.children + 1);
        const auto back = remove(*inserted, child(pointer, at));
        check(back && (node.children == 0 || back->text() == document.text()));
        if (at < node.children) {
            const std::size_t to = choices.ConsumeIntegralInRange<std::size_t>(0, node.children - 1);
            const auto moved = moveItem(document, pointer, at, to);
            check(moved && moveItem(*moved, pointer, to, at)->text() == document.text());
        }
    }
    if (node.kind == Kind::Object) {
        const std::string key = choices.ConsumeRandomLengthString(10);
        const auto inserted = insertMember(document, pointer, key, "[\n  0\n]");
        if (!inserted)
            return;
        check(inserted->node(index).children == node.children + 1);
        const Index last = inserted->member(index, *Document::parse(quoted(key))->stringOf(0));
        const auto back = remove(*inserted, inserted->pointerTo(last));
        check(back && (node.children == 0 || back->text() == document.text()));
    }
    if (index > 0)
        check(remove(document, pointer).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    // The text comes first, so that seeds are plain JSON; choices are taken from behind its end.
    const std::string_view all(reinterpret_cast<const char*>(bytes), size);
    const std::size_t end = std::min(all.find('\xFE'), size);
    const std::string_view text = all.substr(0, end);
    FuzzedDataProvider choices(bytes + end, size - end);

    const auto data = Data::parse(text);
    const auto document = Document::parse(std::string(text));
    check(data.has_value() == document.has_value());
    if (!data) {
        check(data.error() == document.error());
        checkError(data.error());
        return 0;
    }
    checkReading(text, *document, *data);
    checkEdit(*document, choices);

    const Limits small{.bytes = 64, .depth = 3, .keysInObject = 2, .itemsInArray = 3, .bytesInString = 4};
    if (const auto limited = Document::parse(std::string(text), small); !limited) {
        check(limited.error().kind == Error::Kind::Limit);
        checkError(limited.error());
    }
    return 0;
}
