// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/lint.h"
#include "engine/lint/rulecache.h"
#include "engine/reaction/words.h"
#include "engine/run/program.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace retort::lint {

namespace {

constexpr std::size_t mostRemembered = 20000; // rules, before all are forgotten

} // namespace

struct Surroundings::Content {
    Parts parts;
    std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> ranges; ///< Of samples, by their event.
    std::mutex mutex;                                                               ///< Of what is made when asked for.
    std::map<std::string, Fields, std::less<>> fields; ///< A node never moves, so that references stay.
    std::unordered_map<std::string, std::shared_ptr<const RuleReport>> reports;

    explicit Content(Parts given) : parts(std::move(given))
    {
        const auto nameOf = [&](const Event& event) { return parts.catalogue.canonicalEvent(event.name); };
        std::stable_sort(parts.samples.begin(), parts.samples.end(),
                         [&](const Event& a, const Event& b) { return nameOf(a) < nameOf(b); });
        for (std::size_t i = 0; i < parts.samples.size(); ++i) {
            auto& range = ranges.emplace(nameOf(parts.samples[i]), std::pair(i, i)).first->second;
            range.second = i + 1;
        }
    }
};

std::vector<Sender> sendersIn(const Reaction& reaction, const Catalogue& catalogue)
{
    std::vector<Sender> senders;
    for (const Action& action : reaction.actions) {
        const ActionKind* kind = kindOf(action, catalogue);
        for (const Argument& argument : action.arguments) {
            const ArgumentKind* one = kind ? kind->argument(argument.name) : nullptr;
            if (one && one->picker == run::targetPicker && argument.isDynamic != true &&
                argument.value.root().isString())
                senders.push_back({reaction.trigger, std::string(argument.value.root().text())});
        }
    }
    return senders;
}

Surroundings::Surroundings() : Surroundings(Parts{}) {}

Surroundings::Surroundings(Parts parts) : m_content(std::make_shared<Content>(std::move(parts))) {}

Surroundings::Surroundings(Catalogue catalogue, run::Settings settings, run::Targets targets, Definitions definitions,
                           std::vector<Event> samples)
    : Surroundings(Parts{std::move(catalogue),
                         std::move(settings),
                         std::move(targets),
                         std::move(definitions),
                         std::move(samples),
                         {},
                         {},
                         {}})
{}

Result<Event> Surroundings::readEvent(const json::Document& file, const std::string& path) const
{
    const EventReader& read = m_content->parts.readEvent;
    return read ? read(file, path) : retort::readEvent(file);
}

const Catalogue& Surroundings::catalogue() const { return m_content->parts.catalogue; }
const run::Settings& Surroundings::settings() const { return m_content->parts.settings; }
const run::Targets& Surroundings::targets() const { return m_content->parts.targets; }
const Definitions& Surroundings::definitions() const { return m_content->parts.definitions; }
const run::Options& Surroundings::options() const { return m_content->parts.options; }
const std::vector<Sender>& Surroundings::senders() const { return m_content->parts.senders; }

std::span<const Event> Surroundings::samplesOf(std::string_view event) const
{
    const auto found = m_content->ranges.find(catalogue().canonicalEvent(event));
    if (found == m_content->ranges.end())
        return {};
    return std::span(m_content->parts.samples).subspan(found->second.first, found->second.second - found->second.first);
}

const Fields& Surroundings::fieldsOf(std::string_view event) const
{
    const std::string name = catalogue().canonicalEvent(event);
    {
        const std::lock_guard lock(m_content->mutex);
        const auto found = m_content->fields.find(name);
        if (found != m_content->fields.end())
            return found->second;
    }
    Fields made = Fields::of(name, catalogue(), samplesOf(name));
    const std::lock_guard lock(m_content->mutex);
    return m_content->fields.emplace(name, std::move(made)).first->second;
}

std::shared_ptr<const RuleReport> RuleCache::find(const Surroundings& surroundings, const std::string& key)
{
    const std::lock_guard lock(surroundings.m_content->mutex);
    const auto found = surroundings.m_content->reports.find(key);
    return found == surroundings.m_content->reports.end() ? nullptr : found->second;
}

void RuleCache::keep(const Surroundings& surroundings, const std::string& key, std::shared_ptr<const RuleReport> report)
{
    const std::lock_guard lock(surroundings.m_content->mutex);
    if (surroundings.m_content->reports.size() >= mostRemembered)
        surroundings.m_content->reports.clear();
    surroundings.m_content->reports.emplace(key, std::move(report));
}

} // namespace retort::lint
