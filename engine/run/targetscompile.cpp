// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/pointer.h"
#include "engine/run/ruleproblems.h"
#include "engine/run/targetscontent.h"

namespace retort::run {

namespace {

using Severity = Problem::Severity;

CompiledTarget compiled(TargetFile file, const Settings& settings)
{
    CompiledTarget target{
        .file = std::move(file.file), .target = std::move(file.target), .error = std::move(file.error)};
    if (target.error)
        return target;
    const auto problem = [&](Severity severity, std::string_view rule, std::string_view pointer, Phrase message,
                             std::string suggestion = {}) {
        target.problems.push_back(
            {severity, std::string(rule), std::string(pointer), std::move(message), std::move(suggestion)});
    };
    if (target.target.handle.empty())
        problem(Severity::Warning, "target.no-handle", targetpointer::handle, phrase("run.target-no-handle"));
    if (target.target.url.empty())
        problem(Severity::Warning, "target.no-url", targetpointer::url, phrase("run.target-no-url"));
    auto code = twig::Template::compile(target.target.templateText, settings.twig);
    if (code) {
        target.code = *std::move(code);
    } else {
        target.failure = code.error();
        problem(Severity::Error, "template.syntax", targetpointer::templateText,
                phrase("run.template-line", target.failure->message, std::to_string(target.failure->line)),
                target.failure->suggestion);
    }
    target.conditionPointer = targetpointer::condition;
    if (target.target.conditionError)
        problem(Severity::Error, "condition.syntax", targetpointer::condition, target.target.conditionError->message);
    if (target.target.condition) {
        target.condition = logic::Program::compile(*target.target.condition, settings.logic);
        for (Problem& one : ruleProblems(*target.condition, target.conditionPointer)) {
            if (target.target.conditionIsText) {
                one.within = one.pointer.substr(target.conditionPointer.size());
                one.pointer = target.conditionPointer;
            }
            target.problems.push_back(std::move(one));
        }
    }
    return target;
}

} // namespace

Targets Targets::compile(std::vector<TargetFile> files, const Settings& settings)
{
    const auto content = std::make_shared<Content>();
    content->known = true;
    content->all.reserve(files.size());
    for (TargetFile& file : files)
        content->all.push_back(compiled(std::move(file), settings));
    for (std::size_t i = 0; i < content->all.size(); ++i) {
        CompiledTarget& target = content->all[i];
        if (target.error || target.target.handle.empty())
            continue;
        const auto [first, fresh] = content->byHandle.emplace(target.target.handle, i);
        if (!fresh)
            target.problems.push_back(
                {Severity::Warning,
                 "handle.twice",
                 std::string(targetpointer::handle),
                 phrase("run.handle-twice", target.target.handle, content->all[first->second].file),
                 {}});
    }
    Targets targets;
    targets.m_content = content;
    return targets;
}

} // namespace retort::run
