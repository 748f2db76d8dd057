// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/applier.h"

#include <algorithm>

namespace retort::effects {

// The status of the group that stands highest by sort_order, where it stands higher than the one that is stored.
void Applier::storeHighestStatus()
{
    const std::string group = textArgument("group_handle");
    const bool descending = textArgument("direction") == "desc";
    if (!m_book.has("statuses")) {
        note(Note::Unknown, phrase("effects.no-statuses"));
        m_out.effect.state = run::AppliedEffect::State::NotSimulated;
        return;
    }
    note(Note::Inferred, descending ? phrase("effects.rank-descending") : phrase("effects.rank-ascending"));
    const auto higher = [&](const Template& a, const Template& b) {
        const Amount x = a.fields.amount("sort_order").value_or(Amount());
        const Amount y = b.fields.amount("sort_order").value_or(Amount());
        return descending ? x < y : x > y;
    };
    const auto inGroup = [&](const Template& one) { return one.fields.text("group_handle") == group; };
    Customer& customer = m_out.customer;
    const Template* highest = nullptr;
    for (const Template& one : m_book.all("statuses")) {
        const bool his =
            std::find(customer.statuses.begin(), customer.statuses.end(), one.handle) != customer.statuses.end();
        if (his && inGroup(one) && (!highest || higher(one, *highest)))
            highest = &one;
    }
    if (!highest) {
        refuse(phrase("effects.no-status", group));
        return;
    }
    const std::string space = textArgument("namespace");
    const std::string handle = textArgument("handle");
    auto found = std::find_if(customer.attributes.begin(), customer.attributes.end(),
                              [&](const CustomAttribute& one) { return one.space == space && one.handle == handle; });
    json::Data before;
    if (found != customer.attributes.end()) {
        const json::Value stored = found->value.root();
        const Template* known = stored.isString() ? m_book.find("statuses", stored.text()) : nullptr;
        if (known && inGroup(*known) && !higher(*highest, *known)) {
            note(Note::Fact, phrase("effects.status-stays", known->name, highest->name));
            return;
        }
        before = recordOf(*found, customer, m_moment);
    } else {
        customer.attributes.push_back({space, handle, textArgument("type"), {}});
        found = customer.attributes.end() - 1;
    }
    found->value = json::Data::copy(json::Value(std::string_view(highest->handle)));
    if (!m_moment.trace)
        return;
    changed("attribute", space + ":" + handle, before, recordOf(*found, customer, m_moment));
    raise("profile-attribute.updated", profileOf(customer, m_book, m_moment));
}

// Nothing of it stays with the customer, and no event is raised; what would be posted stands in the step.
void Applier::send()
{
    json::Builder b;
    b.beginObject();
    b.key("target");
    b.text(textArgument("target"));
    b.end();
    changed("request", textArgument("target"), {}, b.take());
}

} // namespace retort::effects
