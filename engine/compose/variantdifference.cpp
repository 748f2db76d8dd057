// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/variant.h"
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"

#include <algorithm>
#include <cstdint>

namespace retort::compose {

namespace {

using json::Document;
using json::Value;
using Index = Document::Index;
using Changes = std::vector<VariantChange>;

constexpr std::string_view ownKey = "_retort";
constexpr const char* inherited[] = {"profile", "clock", "timezone"};

/// Equal as far as a variant tells: the order of members is no difference.
bool alike(Value a, Value b)
{
    if (a.kind() != b.kind() || a.size() != b.size())
        return false;
    if (a.isArray())
        return std::equal(a.items(), a.items() + a.size(), b.items(), alike);
    if (!a.isObject())
        return json::same(a, b);
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Value* other = b.find(a.members()[i].key.text());
        if (!other || !alike(a.members()[i].value, *other))
            return false;
    }
    return true;
}

std::string lineOf(const VariantChange& change)
{
    return "{\"pointer\": " + json::quoted(change.pointer) +
           (change.json ? ", \"value\": " + *change.json + "}" : ", \"absent\": true}");
}

std::size_t sizeOf(const Changes& changes)
{
    std::size_t size = 0;
    for (const VariantChange& change : changes)
        size += lineOf(change).size() + 2;
    return size;
}

class Differ {
public:
    explicit Differ(const Document& edited) : m_edited(edited) {}

    /// The changes from `a` to `b`, which stands at `node` of the edited document.
    Changes changes(Value a, Value b, Index node, const std::string& pointer) const
    {
        if (alike(a, b))
            return {};
        const VariantChange whole{pointer, std::string(m_edited.textOf(node))};
        if (a.isObject() && b.isObject()) {
            Changes some = members(a, b, node, pointer);
            // Where nothing of it stays there is nothing for the base to pass on.
            const bool anew = std::none_of(a.members(), a.members() + a.size(), [&](const json::Member& member) {
                return b.find(member.key.text()) != nullptr;
            });
            return anew && !pointer.empty() && sizeOf({whole}) < sizeOf(some) ? Changes{whole} : some;
        }
        if (a.isArray() && b.isArray()) {
            Changes some = items(a, b, node, pointer);
            return sizeOf(some) <= sizeOf({whole}) ? some : Changes{whole};
        }
        return {whole};
    }

private:
    static void append(Changes& to, Changes&& more)
    {
        to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }

    Changes members(Value a, Value b, Index node, const std::string& pointer) const
    {
        Changes out;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::string_view key = a.members()[i].key.text();
            if (!b.find(key) && !isOwn(key, pointer))
                out.push_back({json::child(pointer, key), std::nullopt});
        }
        std::size_t i = 0;
        for (Index child = m_edited.node(node).firstChild; child != Document::none;
             child = m_edited.node(child).next, ++i) {
            const json::Member& member = b.members()[i];
            const std::string_view key = member.key.text();
            if (isOwn(key, pointer))
                continue;
            const Value* before = a.find(key);
            const std::string inner = json::child(pointer, key);
            if (before)
                append(out, changes(*before, member.value, child, inner));
            else
                out.push_back({inner, std::string(m_edited.textOf(child))});
        }
        return out;
    }

    Changes items(Value a, Value b, Index node, const std::string& pointer) const
    {
        Changes out;
        for (std::size_t i = a.size(); i > b.size(); --i)
            out.push_back({json::child(pointer, i - 1), std::nullopt});
        std::size_t i = 0;
        for (Index child = m_edited.node(node).firstChild; child != Document::none;
             child = m_edited.node(child).next, ++i) {
            if (i < a.size())
                append(out, changes(a.items()[i], b.items()[i], child, json::child(pointer, i)));
            else
                out.push_back({json::child(pointer, i), std::string(m_edited.textOf(child))});
        }
        return out;
    }

    static bool isOwn(std::string_view key, const std::string& pointer) { return pointer.empty() && key == ownKey; }

    const Document& m_edited;
};

/// The text of a member of "_retort"; "" where there is none.
std::string ownText(const Document& file, const char* key)
{
    const Index own = file.member(0, ownKey);
    const Index value = own == Document::none ? Document::none : file.member(own, key);
    return value == Document::none ? std::string() : std::string(file.textOf(value));
}

/// Label, profile, clock and zone of what was edited, as far as the base does not have the same.
Result<Document> withOwnPart(Result<Document> variant, const Document& base, const Document& edited)
{
    const auto give = [&](const char* key, const std::string& text) {
        const std::string pointer = "/_retort/" + std::string(key);
        if (!variant || ownText(*variant, key) == text)
            return;
        if (!text.empty())
            variant = json::set(*variant, pointer, text);
        else
            variant = json::remove(*variant, pointer);
    };
    give("label", ownText(edited, "label"));
    for (const char* key : inherited) {
        const std::string theirs = ownText(base, key);
        const std::string mine = ownText(edited, key);
        give(key, mine == theirs ? "" : mine.empty() ? "null" : mine);
    }
    return variant;
}

/// The list of changes of a variant brought to `wanted`, with as few edits as keep what stays to the byte.
Result<Document> withChanges(const Document& file, const Changes& wanted)
{
    const auto variant = readVariant(file);
    if (!variant)
        return fail(variant.error());
    Result<Document> out = file;
    const Index list = file.member(file.member(0, ownKey), "changes");
    if (list == Document::none || file.node(list).kind != json::Kind::Array)
        out = json::set(*out, "/_retort/changes", "[]");
    // Both lists from their beginning: what is in the way and not wanted any more goes, what is new comes in.
    Changes have = variant->changes;
    std::size_t at = 0;
    const auto isAt = [&](const VariantChange& change) {
        return std::find_if(have.begin() + static_cast<std::ptrdiff_t>(at), have.end(), [&](const auto& one) {
            return one.pointer == change.pointer && one.json.has_value() == change.json.has_value();
        });
    };
    for (const VariantChange& change : wanted) {
        const auto found = isAt(change);
        for (auto steps = found == have.end() ? 0 : found - (have.begin() + static_cast<std::ptrdiff_t>(at));
             steps > 0 && out; --steps) {
            out = json::remove(*out, "/_retort/changes/" + std::to_string(at));
            have.erase(have.begin() + static_cast<std::ptrdiff_t>(at));
        }
        if (!out)
            return out;
        const std::string pointer = "/_retort/changes/" + std::to_string(at);
        if (at < have.size() && have[at].pointer == change.pointer &&
            have[at].json.has_value() == change.json.has_value()) {
            const auto value = [](const std::optional<std::string>& json) {
                return json ? json::Data::parse(*json).value_or(json::Data()) : json::Data();
            };
            if (change.json && !alike(value(have[at].json).root(), value(change.json).root()))
                out = json::set(*out, pointer + "/value", *change.json);
        } else {
            out = json::insertItem(*out, "/_retort/changes", at, lineOf(change));
            have.insert(have.begin() + static_cast<std::ptrdiff_t>(at), change);
        }
        ++at;
        if (!out)
            return out;
    }
    for (; have.size() > at && out; have.pop_back())
        out = json::remove(*out, "/_retort/changes/" + std::to_string(have.size() - 1));
    return out;
}

} // namespace

std::vector<VariantChange> differences(const Document& base, const Document& edited)
{
    const json::Data from = base.dataOf(0);
    const json::Data to = edited.dataOf(0);
    if (!from.root().isObject() || !to.root().isObject())
        return {};
    return Differ(edited).changes(from.root(), to.root(), 0, "");
}

Result<Document> makeVariant(const std::string& baseName, const Document& base, const Document& edited)
{
    auto empty = Document::parse("{\n  \"_retort\": {\n    \"base\": " + json::quoted(baseName) +
                                 ",\n    \"changes\": []\n  }\n}\n");
    return empty ? editedVariant(*empty, base, edited) : empty;
}

Result<Document> editedVariant(const Document& file, const Document& base, const Document& edited)
{
    return withOwnPart(withChanges(file, differences(base, edited)), base, edited);
}

} // namespace retort::compose
