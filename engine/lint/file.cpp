// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/place.h"
#include "engine/lint/lint.h"
#include "engine/lint/ordered.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace retort::lint {

namespace {

std::vector<Problem> reactionProblems(const json::Document& document, const Surroundings& surroundings)
{
    const auto reaction = readReaction(document);
    return reaction ? lintReaction(document, *reaction, surroundings) : typeProblems(FileKind::Reaction, document);
}

std::vector<Problem> eventProblems(const json::Document& document, const std::string& path,
                                   const Surroundings& surroundings)
{
    const auto event = surroundings.readEvent(document, path);
    return event ? lintEvent(document, *event, surroundings) : sampleErrors(document, event.error());
}

std::vector<Problem> targetProblems(const json::Document& document, const std::string& path,
                                    const Surroundings& surroundings)
{
    for (const run::CompiledTarget& target : surroundings.targets().all()) {
        if (target.file == path)
            return lintTarget(document, target, surroundings);
    }
    auto target = readTarget(document);
    if (!target)
        return typeProblems(FileKind::Target, document);
    std::vector<run::TargetFile> files;
    files.push_back({path, *std::move(target), {}});
    const auto alone = run::Targets::compile(std::move(files), surroundings.settings());
    return lintTarget(document, alone.all().front(), surroundings);
}

std::vector<Problem> problemsOf(FileKind kind, const std::string& path, const json::Document& document,
                                const Surroundings& surroundings)
{
    switch (kind) {
    case FileKind::Reaction:
        return reactionProblems(document, surroundings);
    case FileKind::Event:
        return eventProblems(document, path, surroundings);
    case FileKind::Target:
        return targetProblems(document, path, surroundings);
    case FileKind::Definitions:
        return typeProblems(kind, document);
    case FileKind::Other:
        break;
    }
    return {};
}

std::vector<Error> typeErrors(FileKind kind, const json::Document& document)
{
    switch (kind) {
    case FileKind::Reaction:
        return reactionErrors(document);
    case FileKind::Event:
        return eventErrors(document);
    case FileKind::Target:
        return targetErrors(document);
    case FileKind::Definitions:
        return definitionErrors(document);
    case FileKind::Other:
        break;
    }
    return {};
}

/// Places of rising offsets, with one walk through the text whatever their number.
class Walk {
public:
    explicit Walk(std::string_view text) : m_text(text) {}

    Place to(std::size_t offset)
    {
        const Place step = json::placeAt(m_text.substr(m_offset), offset - m_offset);
        m_place.column = step.line == 1 ? m_place.column + step.column - 1 : step.column;
        m_place.line += step.line - 1;
        m_offset = offset;
        return m_place;
    }

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    Place m_place{1, 1};
};

} // namespace

FileKind kindOfPath(std::string_view path)
{
    if (path.starts_with("reactions/"))
        return FileKind::Reaction;
    if (path.starts_with("events/"))
        return FileKind::Event;
    if (path.starts_with("targets/"))
        return FileKind::Target;
    return path.starts_with("definitions/") ? FileKind::Definitions : FileKind::Other;
}

FileKind kindOfContent(const json::Document& document)
{
    const auto has = [&](std::string_view key) { return document.member(0, key) != json::Document::none; };
    if (has("actions") || has("trigger"))
        return FileKind::Reaction;
    if (has("template"))
        return FileKind::Target;
    if (has("event") || has("_retort")) // a variant has nothing but "_retort"
        return FileKind::Event;
    if (has("format"))
        return FileKind::Other; // retort.json
    return has("kind") && has("data") ? FileKind::Definitions : FileKind::Reaction;
}

std::vector<Problem> typeProblems(FileKind kind, const json::Document& document)
{
    std::vector<Problem> problems;
    for (const Error& error : typeErrors(kind, document))
        problems.push_back(problemOf(error));
    return ordered(std::move(problems), document);
}

std::vector<Problem> sampleErrors(const json::Document& document, const Error& error)
{
    std::vector<Problem> own =
        document.find("/_retort/base") ? std::vector<Problem>() : typeProblems(FileKind::Event, document);
    return own.empty() ? std::vector<Problem>{problemOf(error)} : own;
}

Placed placed(const Error& error)
{
    return {problemOf(error),
            {std::max<std::size_t>(error.place.line, 1), std::max<std::size_t>(error.place.column, 1)}};
}

Place placeOf(const Problem& problem, const json::Document& document)
{
    return document.placeAt(Offsets(document).of(problem.pointer));
}

std::vector<Placed> lintText(FileKind kind, const std::string& path, const std::string& text,
                             const Surroundings& surroundings)
{
    const auto document = json::Document::parse(text);
    if (!document)
        return {placed(document.error())};
    std::vector<Placed> all;
    Walk walk(document->text());
    Offsets offsets(*document);
    for (Problem& one : problemsOf(kind, path, *document, surroundings)) {
        const Place place = walk.to(offsets.of(one.pointer));
        all.push_back({std::move(one), place});
    }
    return all;
}

} // namespace retort::lint
