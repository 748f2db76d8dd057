// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/contexts.h"

namespace retort::effects {

void writeSurroundings(json::Builder& b, const std::string& handle, const Template* definition,
                       const Customer& customer, const Book& book, const Moment& moment)
{
    b.key("definition");
    if (definition) {
        b.value(definition->fields.data().root());
    } else {
        b.beginObject();
        b.key("handle");
        b.text(handle);
        b.end();
    }
    b.key("profile");
    b.value(profileOf(customer, book, moment).root());
}

} // namespace retort::effects
