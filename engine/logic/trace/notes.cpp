// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/trace/notes.h"

#include "engine/json/write.h"
#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/mark.h"
#include "engine/logic/evaluate/shown.h"
#include "engine/logic/evaluate/warning.h"
#include "engine/logic/js/jsnumber.h"
#include "engine/logic/php/phpnumber.h"
#include "engine/logic/trace.h"
#include "engine/logic/words/scopeof.h"

#include <algorithm>
#include <cmath>

namespace retort::logic {

namespace {

using json::Kind;
using json::Value;

/// The number that a value counts as, as JSON text.
std::string numberText(Value value, Dialect dialect)
{
    switch (value.kind()) {
    case Kind::Null:
        return "0";
    case Kind::Bool:
        return value.asBool() ? "1" : "0";
    case Kind::String:
        if (dialect == Dialect::Js) {
            const double whole = js::numberOf(value.text());
            return js::textOf(std::isnan(whole) ? js::parseFloat(value.text()) : whole);
        } else {
            const php::Numeric number = php::leadingNumeric(value.text());
            if (number.type == php::Numeric::Type::None)
                return "0"; // (int), not (float)
            return number.type == php::Numeric::Type::Int ? std::to_string(number.whole)
                                                          : json::write(Value(number.real));
        }
    case Kind::Object:
        return "1"; // PHP's stdClass
    default:
        return json::write(value);
    }
}

/// The text that a value counts as, as JSON text.
std::string textText(Value value, Dialect dialect, Operator op)
{
    const bool js = dialect == Dialect::Js;
    switch (value.kind()) {
    case Kind::Null:
        if (js && !isUndefined(value) && op != Operator::Cat) // which leaves it out
            return json::quoted("null");
        return json::quoted(js && isUndefined(value) ? "undefined" : "");
    case Kind::Bool:
        return json::quoted(js ? (value.asBool() ? "true" : "false") : value.asBool() ? "1" : "");
    case Kind::Int:
        return json::quoted(std::to_string(value.asInt()));
    case Kind::Double:
        return json::quoted(js ? js::textOf(value.asDouble()) : php::textOf(value.asDouble()));
    case Kind::String:
        return json::quoted(value.text());
    case Kind::Array:
        return js ? std::string() : json::quoted("Array");
    case Kind::Object:
        return js ? json::quoted("[object Object]") : json::quoted("Array");
    }
    return {};
}

} // namespace

Phrase takenPhrase(Value value, Taken as, Operator op, Dialect dialect)
{
    switch (as) {
    case Taken::True:
        return phrase("logic.counts-as-true", shown(value));
    case Taken::False:
        return phrase("logic.counts-as-false", shown(value));
    case Taken::Number:
        return phrase("logic.taken-as-number", shown(value), numberText(value, dialect));
    case Taken::LeadingNumber:
        return phrase("logic.begins-with-number", shown(value), numberText(value, dialect));
    case Taken::NotANumber:
        return phrase("logic.taken-as-nan", shown(value));
    case Taken::Whole: {
        const double real = value.isDouble() ? value.asDouble() : 0;
        return phrase("logic.cut-to-whole", shown(value), std::to_string(php::wholeOf(real)));
    }
    case Taken::Text: {
        const std::string text = textText(value, dialect, op);
        return text.empty() ? phrase("logic.joined-to-text", shown(value))
                            : phrase("logic.taken-as-text", shown(value), text);
    }
    case Taken::LeftOut:
        return phrase("logic.left-out", shown(value));
    case Taken::Greater:
        return phrase("logic.list-is-greater", shown(value));
    }
    return {};
}

namespace {

Phrase differsPhrase(Value value, Other what, Dialect dialect)
{
    const bool php = dialect == Dialect::Php; // then the other one is JavaScript
    const Dialect other = php ? Dialect::Js : Dialect::Php;
    switch (what) {
    case Other::Value:
        return phrase(php ? "logic.js-gives" : "logic.php-gives", shownIn(other, value));
    case Other::Undefined:
        return phrase("logic.js-gives", "undefined");
    case Other::Error:
        return phrase(php ? "logic.js-throws" : "logic.php-throws", std::string(value.text()));
    case Other::Truth: {
        const bool trueInJs = value.isObject();
        if (php)
            return phrase(trueInJs ? "logic.js-has-true" : "logic.js-has-false", shown(value));
        return phrase(trueInJs ? "logic.php-has-false" : "logic.php-has-true", shown(value));
    }
    case Other::Walked:
        return phrase(php ? "logic.js-walks-no-object" : "logic.php-walks-objects");
    case Other::Rounded:
        return phrase("logic.js-rounds", shown(value), js::textOf(value.number()));
    }
    return {};
}

Note noteOf(const Remark& remark, Operator op, Dialect dialect)
{
    Note note{.record = remark.record, .kind = Note::Kind::Read};
    switch (remark.what) {
    case Remark::What::Read:
        note.path = remark.about.text();
        note.origin = remark.origin;
        note.found = remark.found;
        break;
    case Remark::What::Taken:
        note.kind = Note::Kind::Coercion;
        note.message = takenPhrase(remark.value, static_cast<Taken>(remark.detail), op, dialect);
        break;
    case Remark::What::Warned:
        note.kind = Note::Kind::Warning;
        note.message = phrase("logic.php-warns", textOf(static_cast<Warning>(remark.detail), remark.value));
        break;
    case Remark::What::Differs:
        note.kind = Note::Kind::Dialects;
        note.message = differsPhrase(remark.value, static_cast<Other>(remark.detail), dialect);
        break;
    }
    note.value = remark.value;
    return note;
}

} // namespace

std::vector<Note> Trace::notes() const
{
    const Program::Code& code = program.code();
    std::vector<Note> notes;
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        if (!record.read)
            continue;
        const Instruction& instruction = code.instructions[record.node];
        notes.push_back({.record = i,
                         .kind = Note::Kind::Read,
                         .path = std::string(instruction.value.isString() ? instruction.value.text() : ""),
                         .origin = record.origin,
                         .found = record.found,
                         .value = record.value});
    }
    for (const Remark& remark : remarks)
        notes.push_back(noteOf(remark, program.node(records[remark.record].node).op, program.settings().dialect));
    for (Note& note : notes) {
        if (note.kind != Note::Kind::Read || note.found == Found::Present)
            continue;
        note.null = nullStandsAt(*this, note.record, note.path);
        if (note.null && note.found == Found::Missing)
            note.found = Found::Present;
    }
    std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.record < b.record; });
    return notes;
}

} // namespace retort::logic
