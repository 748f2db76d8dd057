// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bundle/bundle.h"
#include "engine/bundle/settingwords.h"
#include "engine/json/write.h"
#include "engine/reaction/reader.h"
#include "engine/run/limits.h"
#include "engine/run/tracejson.h"

#include <charconv>

namespace retort::bundle {

namespace {

using json::Document;
using Index = Document::Index;

constexpr std::string_view format = "retort-bundle/1";

// ---- writing

std::string fileText(const File& file)
{
    return "{\"file\": " + json::quoted(file.path) + ", \"document\": " + file.document.text() + "}";
}

std::string filesText(const std::vector<File>& files)
{
    std::string text = "[";
    for (std::size_t i = 0; i < files.size(); ++i)
        text += (i == 0 ? "\n    " : ",\n    ") + fileText(files[i]);
    return text + (files.empty() ? "]" : "\n  ]");
}

// ---- reading

class BundleReader {
public:
    explicit BundleReader(const Document& document) : m_document(document), m_reader(document) {}

    Result<Bundle> read()
    {
        if (m_reader.isObject(0, "bundle.a-bundle") && m_reader.text(0, "format") != format)
            m_reader.fail(Error::Kind::Type, phrase("bundle.other-format"), 0);
        Bundle bundle;
        Inputs& inputs = bundle.inputs;
        bundle.scrubbed = m_reader.boolean(0, "scrubbed").value_or(false);
        if (const Index at = needed("event"); at != Document::none)
            inputs.event = file(at);
        if (const Index at = m_reader.member(0, "profile"); at != Document::none)
            inputs.profile = file(at);
        inputs.reactions = files("reactions");
        if (m_document.member(0, "targets") != Document::none)
            inputs.targets = files("targets");
        inputs.definitions = files("definitions");
        if (const Index at = needed("settings"); at != Document::none && m_reader.isObject(at, "bundle.settings"))
            inputs.settings = readSettings(m_document, m_reader, at);
        if (const Index at = m_reader.member(0, "profile_place");
            at != Document::none && m_reader.isObject(at, "bundle.settings")) {
            for (const Index child : m_reader.children(at))
                inputs.profilePlaces[m_document.keyOf(child)] = m_document.stringOf(child).value_or("");
        }
        inputs.now.seconds = whole("now").value_or(0);
        inputs.now.microseconds = static_cast<std::int32_t>(whole("now_microseconds").value_or(0));
        inputs.asIfActive = m_reader.boolean(0, "as_if_active").value_or(false);
        const std::vector<std::string> skipped = m_reader.texts(0, "skipped");
        inputs.skipped.insert(skipped.begin(), skipped.end());
        readEdits(inputs.edits);
        inputs.cascade = m_reader.boolean(0, "cascade").value_or(false);
        if (const Index at = needed("trace"); at != Document::none && !m_reader.failed()) {
            auto trace = run::readTrace(m_document.textOf(at));
            if (trace)
                bundle.trace = *std::move(trace);
            else
                m_reader.fail(trace.error().kind, phrase("bundle.trace", trace.error().message), at);
        }
        if (m_reader.failed())
            return fail(m_reader.error());
        return bundle;
    }

private:
    Index needed(std::string_view key)
    {
        const Index at = m_document.member(0, key);
        if (at == Document::none)
            m_reader.fail(Error::Kind::Missing, phrase("bundle.missing", std::string(key)), 0);
        return at;
    }

    /// Numbers beyond what is a time are none.
    std::optional<std::int64_t> whole(std::string_view key)
    {
        const Index at = m_document.member(0, key);
        if (at == Document::none)
            return std::nullopt;
        const std::string_view text = m_document.textOf(at);
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        constexpr std::int64_t most = 1'000'000'000'000; // some thirty thousand years
        if (error == std::errc() && end == text.data() + text.size() && number >= -most && number <= most &&
            (key == "now" || (number >= 0 && number < 1'000'000)))
            return number;
        m_reader.fail(Error::Kind::Type, phrase("bundle.no-time"), at);
        return std::nullopt;
    }

    void readEdits(std::vector<run::ContextEdit>& edits)
    {
        for (const Index at : m_reader.objects(0, "edits")) {
            run::ContextEdit edit;
            const Index step = m_document.member(at, "step");
            const std::string_view text = step == Document::none ? "" : m_document.textOf(step);
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), edit.step);
            if (error != std::errc() || end != text.data() + text.size())
                m_reader.fail(Error::Kind::Type, phrase("bundle.no-step"), at);
            edit.path = m_reader.text(at, "path");
            if (const Index value = m_document.member(at, "value"); value != Document::none)
                edit.value = m_document.dataOf(value);
            edits.push_back(std::move(edit));
        }
    }

    File file(Index at)
    {
        File file;
        if (!m_reader.isObject(at, "bundle.a-file"))
            return file;
        file.path = m_reader.text(at, "file");
        const Index document = m_document.member(at, "document");
        if (document == Document::none) {
            m_reader.fail(Error::Kind::Missing, phrase("bundle.missing", "document"), at);
            return file;
        }
        // On its own again, under the limits of a file: places in it are its own.
        if (auto alone = Document::parse(std::string(m_document.textOf(document))))
            file.document = *std::move(alone);
        else
            m_reader.fail(alone.error().kind, alone.error().message, document);
        return file;
    }

    std::vector<File> files(std::string_view key)
    {
        std::vector<File> all;
        for (const Index child : m_reader.objects(0, key))
            all.push_back(file(child));
        return all;
    }

    const Document& m_document;
    Reader m_reader;
};

} // namespace

std::string write(const Bundle& bundle)
{
    const Inputs& inputs = bundle.inputs;
    std::string text = "{\n  \"format\": " + json::quoted(format);
    const auto add = [&](std::string_view key, const std::string& value) {
        text += ",\n  " + json::quoted(key) + ": " + value;
    };
    if (bundle.scrubbed)
        add("scrubbed", "true");
    add("settings", writeSettings(inputs.settings));
    if (!inputs.profilePlaces.empty()) {
        std::string places;
        for (const auto& [family, rule] : inputs.profilePlaces)
            places += (places.empty() ? "{" : ", ") + json::quoted(family) + ": " + json::quoted(rule);
        add("profile_place", places + "}");
    }
    add("now", std::to_string(inputs.now.seconds));
    if (inputs.now.microseconds != 0)
        add("now_microseconds", std::to_string(inputs.now.microseconds));
    if (inputs.asIfActive)
        add("as_if_active", "true");
    if (!inputs.skipped.empty()) {
        std::string pointers;
        for (const std::string& pointer : inputs.skipped)
            pointers += (pointers.empty() ? "[" : ", ") + json::quoted(pointer);
        add("skipped", pointers + "]");
    }
    if (!inputs.edits.empty()) {
        std::string edits;
        for (const run::ContextEdit& edit : inputs.edits) {
            edits += (edits.empty() ? "[{" : ", {");
            edits += "\"step\": " + std::to_string(edit.step) + ", \"path\": " + json::quoted(edit.path);
            edits += (edit.value ? ", \"value\": " + json::write(edit.value->root()) : std::string()) + "}";
        }
        add("edits", edits + "]");
    }
    if (inputs.cascade)
        add("cascade", "true");
    add("event", fileText(inputs.event));
    if (inputs.profile)
        add("profile", fileText(*inputs.profile));
    add("reactions", filesText(inputs.reactions));
    if (inputs.targets)
        add("targets", filesText(*inputs.targets));
    add("definitions", filesText(inputs.definitions));
    add("trace", run::writeTrace(bundle.trace, 0));
    return text + "\n}\n";
}

Result<Bundle> read(std::string_view text)
{
    const auto document = Document::parse(std::string(text), run::readingLimits());
    if (!document)
        return fail(document.error());
    return BundleReader(*document).read();
}

} // namespace retort::bundle
