// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documentfile.h"
#include "app/cli/lineerror.h"
#include "app/cli/linereader.h"
#include "app/cli/report.h"
#include "app/cli/verb.h"
#include "engine/json/edit.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace retort {

namespace {

constexpr std::string_view inputName = "<standard input>";

json::Limits lineLimits()
{
    json::Limits limits;
    ++limits.depth; // the value has the whole depth, below the line's own object
    return limits;
}

Error inLine(Error::Kind kind, const char* id) { return {.kind = kind, .message = phrase(id), .place = {1, 1}}; }

/// The document with the change that a line asks for. The value goes in as it is written there: 9.0 stays 9.0.
/// Errors have their place in the line.
Result<json::Document> changed(const json::Document& document, std::string_view text)
{
    const auto line = json::Document::parse(std::string(text), lineLimits());
    if (!line) {
        Error error = line.error();
        error.message = ofLine(std::move(error.message));
        return fail(std::move(error));
    }
    const auto pointerAt = line->member(0, "pointer");
    const auto valueAt = line->member(0, "value");
    if (pointerAt == json::Document::none || valueAt == json::Document::none)
        return fail(inLine(Error::Kind::Missing, "workspace.edit-line"));
    const auto pointer = line->stringOf(pointerAt);
    if (!pointer)
        return fail(inLine(Error::Kind::Type, "workspace.edit-line"));
    auto next = json::set(document, *pointer, line->textOf(valueAt));
    if (!next) {
        Error error = next.error();
        error.place = line->placeAt(line->node(pointerAt).range.begin);
        return fail(std::move(error));
    }
    return next;
}

ExitStatus editFile(const std::string& name, Streams streams)
{
    auto file = openDocument(name);
    if (!file) {
        report(streams.err, name, file.error());
        return Unusable;
    }
    ExitStatus status = Fine;
    const auto refuse = [&](std::size_t number, Error error) {
        error.place.line = number;
        report(streams.err, inputName, error);
        status = Unusable;
    };
    LineReader lines(streams.in, lineLimits().bytes);
    while (lines.next() && streams.out) {
        if (lines.blank())
            continue;
        if (lines.tooLong()) {
            refuse(lines.number(), inLine(Error::Kind::Limit, "workspace.edit-line-too-long"));
            continue;
        }
        const auto next = changed(file->document, lines.line());
        if (!next) {
            refuse(lines.number(), next.error());
            continue;
        }
        file->document = *next;
        if (const auto saved = saveDocument(*file); !saved) {
            // What follows would build on a change that is not on the disk.
            report(streams.err, name, saved.error());
            return Unusable;
        }
        (streams.out << lines.number() << '\n').flush();
    }
    return status;
}

} // namespace

void addEdit(CLI::App& app, Task& task)
{
    auto file = std::make_shared<std::string>();
    CLI::App* verb = app.add_subcommand("edit", "Changes values of a JSON file, saving after each");
    verb->footer("Reads lines of {\"pointer\": \"/actions/0/sort_order\", \"value\": 2} from standard input until\n"
                 "it ends. Each replaces the value there (or adds it), touches no other byte, and is saved\n"
                 "so that neither a kill nor a full disk tears the file; the line's number is printed once\n"
                 "it is safely on the disk. A line that cannot be carried out is told and passed over; a\n"
                 "save that fails ends the run. The exit status is then 2.\n\n"
                 "  echo '{\"pointer\": \"/is_active\", \"value\": true}' | retort-cli edit welcome-gift.json");
    verb->add_option("FILE", *file, "The file to change")->required()->option_text(" ");
    verb->callback([file, &task] { task = [file](Streams streams) { return editFile(*file, streams); }; });
}

} // namespace retort
