// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/newevent.h"

#include "engine/json/write.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

namespace retort {

namespace {

/// Dotted paths as the objects that they go through.
struct Field {
    std::string key;
    json::Value example;
    std::vector<Field> fields; ///< Within it; then the example does not count.
};

void add(std::vector<Field>& fields, std::string_view path, json::Value example)
{
    const auto dot = path.find('.');
    const auto key = path.substr(0, dot);
    auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key == key; });
    if (found == fields.end())
        found = fields.insert(fields.end(), Field{std::string(key), json::Value(), {}});
    if (dot == std::string_view::npos)
        found->example = example;
    else
        add(found->fields, path.substr(dot + 1), example);
}

void write(json::Builder& builder, const std::vector<Field>& fields)
{
    builder.beginObject();
    for (const auto& field : fields) {
        builder.key(field.key);
        if (field.fields.empty())
            builder.value(field.example);
        else
            write(builder, field.fields);
    }
    builder.end();
}

} // namespace

json::Document newEvent(const Catalogue& catalogue, std::string_view event, std::string_view label)
{
    const auto* kind = catalogue.event(event);
    const bool custom = !kind || kind->name == "custom.*";
    std::vector<Field> fields;
    for (const auto& field : catalogue.fieldsOf(event))
        add(fields, field.path, field.example.root());

    json::Builder builder;
    builder.beginObject();
    builder.key("event");
    builder.text(event);
    if (custom) {
        const auto customer =
            std::find_if(fields.begin(), fields.end(), [](const Field& field) { return field.key == "profile_id"; });
        builder.key("profile_id");
        builder.value(customer == fields.end() ? json::Value() : customer->example);
        builder.key("data");
        write(builder, {});
    } else {
        builder.key("context");
        write(builder, fields);
    }
    builder.key("_retort");
    builder.beginObject();
    builder.key("label");
    builder.text(label);
    builder.end();
    builder.end();
    auto document = json::Document::parse(json::write(builder.take().root(), {.indent = 2}) + "\n");
    assert(document);
    return *document;
}

} // namespace retort
