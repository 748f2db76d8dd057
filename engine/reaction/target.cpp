// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/target.h"

#include "engine/reaction/reader.h"
#include "engine/reaction/targetreader.h"

namespace retort {

namespace {

using Index = json::Document::Index;

bool isNothing(json::Value value) { return value.isNull() || (value.isContainer() && value.size() == 0); }

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

} // namespace

void readCondition(Reader& reader, const json::Document& document, Index index, Target& into)
{
    into.condition.reset();
    into.conditionError.reset();
    into.conditionIsText = document.node(index).kind == json::Kind::String;
    if (into.conditionIsText) {
        const std::string text = document.stringOf(index).value_or(std::string());
        if (isBlank(text))
            return;
        auto rule = json::Data::parse(text, document.limits());
        if (!rule)
            into.conditionError = Error{.kind = Error::Kind::Syntax,
                                        .message = phrase("reaction.target-condition", rule.error().message,
                                                          std::to_string(rule.error().place.line),
                                                          std::to_string(rule.error().place.column)),
                                        .where = document.pointerTo(index),
                                        .place = document.placeAt(document.node(index).range.begin)};
        else if (!isNothing(rule->root()))
            into.condition = *std::move(rule);
        return;
    }
    json::Data rule = document.dataOf(index);
    if (!rule.root().isContainer() && !rule.root().isNull())
        reader.fail(Error::Kind::Type,
                    phrase("reaction.wrong-kind", phrase("reaction.quoted", "condition"),
                           nameOfKind(document.node(index).kind), phrase("reaction.target-condition-kinds")),
                    index);
    else if (!isNothing(rule.root()))
        into.condition = std::move(rule);
}

const std::vector<std::string_view>& targetFields()
{
    static const std::vector<std::string_view> names{"name",        "handle", "url",      "template",
                                                     "description", "notes",  "condition"};
    return names;
}

namespace {

Target targetOf(Reader& reader, const json::Document& document)
{
    Target target;
    if (!reader.isObject(0, "reaction.a-target"))
        return target;
    target.name = reader.text(0, "name");
    target.handle = reader.text(0, "handle");
    target.url = reader.text(0, "url");
    target.templateText = reader.text(0, "template");
    target.description = reader.text(0, "description");
    target.notes = reader.text(0, "notes");
    if (const Index condition = reader.member(0, "condition"); condition != json::Document::none)
        readCondition(reader, document, condition, target);
    if (reader.member(0, "template") == json::Document::none)
        reader.fail(Error::Kind::Missing, phrase("reaction.no-template"), 0);
    return target;
}

} // namespace

Result<Target> readTarget(const json::Document& document)
{
    Reader reader(document);
    Target target = targetOf(reader, document);
    if (reader.failed())
        return fail(reader.error());
    return target;
}

std::vector<Error> targetErrors(const json::Document& document)
{
    Reader reader(document);
    (void)targetOf(reader, document);
    return reader.errors();
}

} // namespace retort
