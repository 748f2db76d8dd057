// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/book.h"
#include "engine/effects/customer.h"
#include "engine/effects/records.h"

namespace retort::effects {

/// What follows the record in the context of its event: the definition, as far as it is known, and the customer as the
/// linked profile. For engine/effects' own sources.
void writeSurroundings(json::Builder& b, const std::string& handle, const Template* definition,
                       const Customer& customer, const Book& book, const Moment& moment);

/// The context of an event about a record of the customer.
template <class Record>
json::Data contextOf(const Record& record, const Template* definition, const Customer& customer, const Book& book,
                     const Moment& moment)
{
    json::Builder b;
    b.beginObject();
    write(b, record, customer, moment);
    const std::string& handle = [&]() -> const std::string& {
        if constexpr (requires { record.definition; })
            return record.definition;
        else
            return record.handle;
    }();
    writeSurroundings(b, handle, definition, customer, book, moment);
    b.end();
    return b.take();
}

} // namespace retort::effects
