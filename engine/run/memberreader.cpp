// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/memberreader.h"

namespace retort::run {

// Which of some words a member is.
std::size_t MemberReader::wordIn(Index object, std::string_view key, std::span<const std::string_view> words)
{
    const std::string word = reader.requiredText(object, key);
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    if (!reader.failed())
        reader.fail(Error::Kind::Type, phrase("run.unknown-word", word), document.member(object, key));
    return 0;
}

std::optional<std::size_t> MemberReader::number(Index object, std::string_view key)
{
    const Index index = reader.member(object, key);
    if (index == json::Document::none)
        return std::nullopt;
    const auto value = integer(index);
    if (value && *value >= 0)
        return static_cast<std::size_t>(*value);
    reader.fail(Error::Kind::Type, phrase("run.no-count", std::string(key)), index);
    return std::nullopt;
}

std::optional<std::int64_t> MemberReader::integer(Index index) const
{
    const json::Data data = document.dataOf(index);
    return data.root().isInt() ? std::optional(data.root().asInt()) : std::nullopt;
}

Phrase MemberReader::sentence(Index object, std::string_view key)
{
    const Index index = reader.member(object, key);
    return index == json::Document::none ? Phrase() : phrase("run.text", reader.text(object, key));
}

std::vector<Phrase> MemberReader::sentences(Index object, std::string_view key)
{
    std::vector<Phrase> all;
    for (std::string& text : reader.texts(object, key))
        all.push_back(phrase("run.text", std::move(text)));
    return all;
}

json::Data MemberReader::value(Index object, std::string_view key)
{
    const Index index = document.member(object, key);
    if (index != json::Document::none)
        return document.dataOf(index);
    reader.fail(Error::Kind::Missing, phrase("reaction.no-member", std::string(key)), object);
    return {};
}

std::optional<logic::Truth> MemberReader::truth(Index object)
{
    const Index truth = reader.member(object, "truth");
    if (truth == json::Document::none || !reader.isObject(truth, "run.a-truth"))
        return std::nullopt;
    return logic::Truth{flag(truth, "json_logic"), flag(truth, "php"), flag(truth, "js")};
}

std::vector<Read> MemberReader::reads(Index object)
{
    std::vector<Read> all;
    for (Index child : reader.objects(object, "reads"))
        all.push_back(
            {reader.text(child, "path"), value(child, "value"), origin(child), found(child), flag(child, "null")});
    return all;
}

// A tree is drawn from these: an index that leads nowhere must not get that far.
std::vector<Evaluation> MemberReader::evaluations(Index object)
{
    std::vector<Evaluation> all;
    for (Index child : reader.objects(object, "evaluations")) {
        all.push_back({reader.text(child, "pointer"), reader.text(child, "operator"), value(child, "value"),
                       flag(child, "failed"), number(child, "parent"), number(child, "turn")});
        if (all.back().parent && *all.back().parent >= all.size() - 1)
            reader.fail(Error::Kind::Type, phrase("run.no-such-parent"), object);
    }
    return all;
}

std::vector<VariableRead> MemberReader::variables(Index object, std::size_t evaluations)
{
    std::vector<VariableRead> all;
    for (Index child : reader.objects(object, "variables")) {
        all.push_back({reader.text(child, "pointer"), reader.text(child, "path"), value(child, "value"), origin(child),
                       found(child), number(child, "evaluation"), number(child, "turn"), flag(child, "null")});
        if (all.back().evaluation && *all.back().evaluation >= evaluations)
            reader.fail(Error::Kind::Type, phrase("run.no-such-parent"), object);
    }
    return all;
}

Origin MemberReader::origin(Index object)
{
    return oneOf(object, "origin", {Origin::Event, Origin::Profile, Origin::Edited, Origin::Item, Origin::Accumulator});
}

Found MemberReader::found(Index object)
{
    return oneOf(object, "found", {Found::Present, Found::Default, Found::Missing});
}

std::vector<Remark> MemberReader::remarks(Index object, std::string_view key)
{
    std::vector<Remark> all;
    for (Index child : reader.objects(object, key))
        all.push_back({reader.text(child, "pointer"), sentence(child, "text")});
    return all;
}

} // namespace retort::run
