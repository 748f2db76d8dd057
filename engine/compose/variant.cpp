// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/variant.h"

#include "engine/json/edit.h"
#include "engine/reaction/reader.h"

#include <algorithm>

namespace retort::compose {

namespace {

using json::Document;
using Index = Document::Index;

constexpr std::string_view ownKey = "_retort";
constexpr const char* ownPointer = "/_retort";
constexpr const char* changesPointer = "/_retort/changes";
constexpr std::size_t mostBases = 32;
constexpr const char* inherited[] = {"profile", "clock", "timezone"};

bool isOwn(std::string_view pointer)
{
    return pointer.starts_with(ownPointer) && (pointer.size() == 8 || pointer[8] == '/');
}

std::optional<VariantChange> readChange(const Document& file, Reader& reader, Index item)
{
    VariantChange change;
    const Index pointer = file.member(item, "pointer");
    change.pointer = reader.text(item, "pointer");
    if (pointer == Document::none || change.pointer.empty()) {
        reader.fail(Error::Kind::Missing, phrase("compose.variant.no-pointer"), item);
        return std::nullopt;
    }
    if (change.pointer[0] != '/' || isOwn(change.pointer)) {
        reader.fail(Error::Kind::Usage, phrase("compose.variant.bad-pointer", change.pointer), pointer);
        return std::nullopt;
    }
    const Index value = file.member(item, "value");
    const bool absent = reader.boolean(item, "absent").value_or(false);
    if ((value != Document::none) == absent) {
        reader.fail(Error::Kind::Missing, phrase("compose.variant.value-or-absent"), item);
        return std::nullopt;
    }
    if (!absent)
        change.json = std::string(file.textOf(value));
    return change;
}

tl::unexpected<Error> failAt(const Document& file, std::string_view pointer, Error::Kind kind, Phrase message)
{
    const Index node = file.find(pointer).value_or(0);
    return fail({.kind = kind,
                 .message = std::move(message),
                 .where = file.pointerTo(node),
                 .place = file.placeAt(file.node(node).range.begin)});
}

std::string changePointer(std::size_t index) { return changesPointer + ("/" + std::to_string(index)); }

/// The base with one change made.
Result<Document> changed(const Document& base, const VariantChange& change)
{
    if (change.json)
        return json::set(base, change.pointer, *change.json);
    return base.find(change.pointer) ? json::remove(base, change.pointer) : Result<Document>(base);
}

/// What the variant keeps beside the event: its label, and of the rest its own or the base's.
Result<Document> withOwnPart(Result<Document> document, const Document& file, const Document& base)
{
    const Index own = file.member(0, ownKey);
    const Index baseOwn = base.member(0, ownKey);
    std::string text;
    const auto add = [&](const char* key, const Document& from, Index value) {
        text += (text.empty() ? "" : ", ") + ("\"" + std::string(key) + "\": ") + std::string(from.textOf(value));
    };
    if (const Index label = file.member(own, "label"); label != Document::none)
        add("label", file, label);
    for (const char* key : inherited) {
        const Index mine = file.member(own, key);
        const Index theirs = baseOwn == Document::none ? Document::none : base.member(baseOwn, key);
        if (mine != Document::none && file.node(mine).kind != json::Kind::Null)
            add(key, file, mine);
        else if (mine == Document::none && theirs != Document::none)
            add(key, base, theirs);
    }
    if (document && baseOwn != Document::none)
        document = json::remove(*document, ownPointer);
    return document && !text.empty() ? json::set(*document, ownPointer, "{" + text + "}") : document;
}

class Expander {
public:
    explicit Expander(const Bases& bases) : m_bases(bases) {}

    Result<Document> expand(const Document& file, const std::string& name)
    {
        if (!isVariant(file))
            return file;
        const auto variant = readVariant(file);
        if (!variant)
            return fail(variant.error());
        if (!name.empty())
            m_met.push_back(name);
        const auto wrong = [&](Error::Kind kind, Phrase message) {
            return failAt(file, "/_retort/base", kind, std::move(message));
        };
        if (std::find(m_met.begin(), m_met.end(), variant->base) != m_met.end())
            return wrong(Error::Kind::Conflict, phrase("compose.variant.cycle", variant->base));
        if (++m_depth > mostBases)
            return wrong(Error::Kind::Limit, phrase("compose.variant.too-many", std::to_string(mostBases)));
        const Result<Document> baseFile = m_bases(variant->base);
        if (!baseFile)
            return wrong(baseFile.error().kind,
                         baseFile.error().kind == Error::Kind::Missing
                             ? phrase("compose.variant.no-base", variant->base)
                             : phrase("compose.variant.in-base", variant->base, baseFile.error().message));
        if (!isVariant(*baseFile))
            m_met.push_back(variant->base);
        const auto base = expand(*baseFile, variant->base);
        if (!base)
            return wrong(base.error().kind,
                         base.error().kind == Error::Kind::Conflict
                             ? base.error().message
                             : phrase("compose.variant.in-base", variant->base, base.error().message));
        Result<Document> document = base;
        for (std::size_t i = 0; i < variant->changes.size(); ++i) {
            document = changed(*document, variant->changes[i]);
            if (!document)
                return failAt(file, changePointer(i), document.error().kind,
                              document.error().kind == Error::Kind::Missing ||
                                      document.error().kind == Error::Kind::Type
                                  ? phrase("compose.variant.no-place", variant->base, variant->changes[i].pointer)
                                  : document.error().message);
        }
        return withOwnPart(std::move(document), file, *base);
    }

private:
    const Bases& m_bases;
    std::vector<std::string> m_met;
    std::size_t m_depth = 0;
};

} // namespace

bool isVariant(const Document& file)
{
    const Index own = file.member(0, ownKey);
    return own != Document::none && file.member(own, "base") != Document::none;
}

Result<Variant> readVariant(const Document& file)
{
    Reader reader(file);
    Variant variant;
    const Index own = reader.isObject(0, "reaction.an-event") ? reader.member(0, ownKey) : Document::none;
    if (!reader.failed() && own == Document::none)
        reader.fail(Error::Kind::Missing, phrase("compose.variant.no-base-named"), 0);
    if (!reader.failed() && reader.isObject(own, "reaction.own-part")) {
        variant.base = reader.requiredText(own, "base");
        for (const char* key : {"label", "profile", "clock", "timezone"})
            reader.text(own, key);
        for (const Index item : reader.objects(own, "changes")) {
            if (auto change = readChange(file, reader, item))
                variant.changes.push_back(*std::move(change));
        }
        for (const Index child : reader.children(0)) {
            if (child != own)
                reader.fail(Error::Kind::Type, phrase("compose.variant.other-member", file.keyOf(child)), child);
        }
    }
    if (reader.failed())
        return fail(reader.error());
    return variant;
}

Result<Document> expanded(const Document& file, const Bases& bases, const std::string& name)
{
    return Expander(bases).expand(file, name);
}

Result<Event> readEventFile(const Document& file, const Bases& bases, const std::string& name)
{
    if (!isVariant(file))
        return readEvent(file);
    const auto whole = expanded(file, bases, name);
    if (!whole)
        return fail(whole.error());
    auto event = readEvent(*whole);
    if (!event) // the place is in a text that nobody sees
        return failAt(file, "/_retort/base", event.error().kind,
                      phrase("compose.variant.no-event", event.error().message));
    return event;
}

} // namespace retort::compose
