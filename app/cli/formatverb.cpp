// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documentfile.h"
#include "app/cli/report.h"
#include "app/cli/verb.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace retort {

namespace {

struct Options {
    std::string file;
    bool check = false;
};

ExitStatus formatFile(const Options& options, Streams streams)
{
    auto file = openDocument(options.file, ByteOrderMark::Drop);
    if (!file) {
        report(streams.err, options.file, file.error());
        return Unusable;
    }
    if (file->document.text() == file->text) {
        streams.out << options.file << ": unchanged\n";
        return Fine;
    }
    if (options.check) {
        streams.out << options.file << ": would change\n";
        return CheckFailed;
    }
    if (const auto saved = saveDocument(*file); !saved) {
        report(streams.err, options.file, saved.error());
        return Unusable;
    }
    streams.out << options.file << ": saved\n";
    return Fine;
}

} // namespace

void addFormat(CLI::App& app, Task& task)
{
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("format", "Opens a JSON file and saves it, as the window does");
    verb->footer("The layout of a file is its author's: opening and saving changes no byte of it, and a file\n"
                 "that would stay the same is not written at all. What saving leaves out is a byte order\n"
                 "mark at the beginning. Says where a file cannot be read, and why.");
    verb->add_option("FILE", options->file, "The file")->required()->option_text(" ");
    verb->add_flag("--check", options->check,
                   "Writes nothing; the exit status is 1 where saving would change the file");
    verb->callback([options, &task] { task = [options](Streams streams) { return formatFile(*options, streams); }; });
}

} // namespace retort
