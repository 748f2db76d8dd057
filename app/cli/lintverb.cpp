// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clock.h"
#include "app/cli/lintinput.h"
#include "app/cli/report.h"
#include "app/cli/verb.h"
#include "engine/base/english.h"
#include "engine/base/harmless.h"
#include "engine/json/write.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace retort {

namespace {

struct Options {
    std::vector<std::string> paths;
    SettingOptions settings;
    std::string format = "text";
};

void writeText(const LintResult& result, std::ostream& out)
{
    for (const LintedFile& file : result.files) {
        for (const lint::Placed& one : file.problems)
            out << harmless(file.path) << ':' << one.place.line << ':' << one.place.column << ": "
                << wordOf(one.problem.severity) << ": " << harmless(english(one.problem.message)) << " ["
                << one.problem.rule << "]\n";
    }
}

void write(json::Builder& builder, const LintedFile& file, const lint::Placed& one)
{
    const auto text = [&](std::string_view key, std::string_view value) {
        builder.key(key);
        builder.text(value);
    };
    const auto number = [&](std::string_view key, std::size_t value) {
        builder.key(key);
        builder.integer(static_cast<std::int64_t>(value));
    };
    builder.beginObject();
    text("file", file.file);
    text("path", file.path);
    number("line", one.place.line);
    number("column", one.place.column);
    text("pointer", one.problem.pointer);
    text("severity", wordOf(one.problem.severity));
    text("rule", one.problem.rule);
    text("message", english(one.problem.message));
    builder.key("suggestion");
    if (one.problem.suggestion.empty())
        builder.null();
    else
        builder.text(one.problem.suggestion);
    builder.end();
}

std::string jsonOf(const LintResult& result)
{
    json::Builder builder;
    builder.beginObject();
    builder.key("format");
    builder.text("retort-lint/1");
    builder.key("problems");
    builder.beginArray();
    for (const LintedFile& file : result.files) {
        for (const lint::Placed& one : file.problems)
            write(builder, file, one);
    }
    builder.end();
    builder.end();
    return json::write(builder.take().root(), {.indent = 2});
}

std::size_t count(const LintResult& result, Problem::Severity severity)
{
    std::size_t all = 0;
    for (const LintedFile& file : result.files)
        all += static_cast<std::size_t>(
            std::count_if(file.problems.begin(), file.problems.end(),
                          [&](const lint::Placed& one) { return one.problem.severity == severity; }));
    return all;
}

std::string counted(std::size_t number, const std::string& word)
{
    return std::to_string(number) + ' ' + word + (number == 1 ? "" : "s");
}

ExitStatus lintPaths(const Options& options, Streams streams)
{
    const auto zones = systemZones(streams.err);
    const auto result = lintAll(options.paths, options.settings, zones.get(), streams.err);
    if (!result)
        return Unusable;
    const std::size_t errors = count(*result, Problem::Severity::Error);
    if (options.format == "json") {
        streams.out << jsonOf(*result) << '\n';
    } else {
        writeText(*result, streams.out);
        streams.err << counted(errors, "error") << ", "
                    << counted(count(*result, Problem::Severity::Warning), "warning") << ", "
                    << counted(count(*result, Problem::Severity::Hint), "hint") << " in "
                    << counted(result->files.size(), "file") << ".\n";
    }
    if (!result->complete)
        return Unusable;
    return errors == 0 ? Fine : CheckFailed;
}

} // namespace

void addLint(CLI::App& app, Task& task)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("lint", "Tells what is wrong, or doubtful, with reactions and their files");
    verb->footer("Each problem is one line, FILE:LINE:COLUMN: SEVERITY: TEXT [RULE], by file and by place.\n"
                 "Of a workspace all files are looked at, and held against each other: samples, targets,\n"
                 "definitions. A file that lies in a workspace is held against it too; any other one is\n"
                 "looked at on its own. docs/lint-rules.md has each rule with its reason. The exit status\n"
                 "is 1 where there is an error; warnings and hints alone are fine.\n\n"
                 "  retort-cli lint acme-loyalty\n"
                 "  retort-cli lint acme-loyalty/reactions/welcome-gift.json --format json");
    verb->add_option("PATH", options->paths, "Folders that hold a retort.json, and files")
        ->required()
        ->option_text("...");
    options->settings.addDialect(*verb, "without it the workspace's, or php");
    options->settings.addPhpWarnings(*verb, "without it the workspace's, or fail");
    options->settings.addFilterTruth(*verb, "without it the workspace's, or the dialect's");
    options->settings.addAutoescape(*verb, "without it the workspace's, or html");
    options->settings.addTimezone(*verb, "without it the workspace's, or UTC");
    verb->add_option("--format", options->format, "text (unless told) for people, json for programs: retort-lint/1")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("text|json");
    verb->callback([options, &task] { task = [options](Streams streams) { return lintPaths(*options, streams); }; });
}

} // namespace retort
