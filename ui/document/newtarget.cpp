// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/newtarget.h"

#include "engine/json/data.h"
#include "engine/json/write.h"

#include <cassert>

namespace retort {

json::Document newTarget(std::string_view name, std::string_view handle)
{
    json::Builder builder;
    builder.beginObject();
    const auto member = [&builder](std::string_view key, std::string_view value) {
        builder.key(key);
        builder.text(value);
    };
    member("name", name);
    member("handle", handle);
    member("url", "");
    member("template", "{\n  \n}");
    for (const std::string_view key : {"description", "notes", "condition"}) {
        builder.key(key);
        builder.value({});
    }
    builder.end();
    auto document = json::Document::parse(json::write(builder.take().root(), {.indent = 2}) + "\n");
    assert(document);
    return *document;
}

} // namespace retort
