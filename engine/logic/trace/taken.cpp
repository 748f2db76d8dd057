// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/trace/taken.h"

#include "engine/logic/trace/coercion.h"
#include "engine/logic/trace/notes.h"
#include "engine/logic/words/listwords.h"
#include "engine/logic/words/valuewords.h"

#include <array>
#include <utility>

namespace retort::logic {

namespace {

/// Puts down which of two operands is taken as something else; they are told in their order.
class Pair final : public CoercionListener {
public:
    Pair(json::Value left, json::Value right) : m_left(left), m_right(right) {}

    void taken(json::Value value, Taken as) override
    {
        if (isSameHandle(value, m_left) && !m_pair.left)
            m_pair.left = as;
        else if (isSameHandle(value, m_right))
            m_pair.right = as;
    }

    TakenPair pair() const { return m_pair; }

private:
    json::Value m_left;
    json::Value m_right;
    TakenPair m_pair;
};

TakenPair takenBy(Step step, json::Value left, json::Value right, const Settings& settings)
{
    const std::array<json::Value, 2> operands = {left, right};
    Pair pair(left, right);
    if (settings.dialect == Dialect::Php)
        phpCoercions(step, operands.data(), operands.size(), settings.objects, pair);
    else
        jsCoercions(step, operands.data(), operands.size(), pair);
    return pair.pair();
}

} // namespace

bool isSameHandle(json::Value a, json::Value b)
{
    if (a.kind() != b.kind() || a.size() != b.size())
        return false;
    switch (a.kind()) {
    case json::Kind::String:
        return a.text().data() == b.text().data();
    case json::Kind::Array:
        return a.items() == b.items();
    case json::Kind::Object:
        return a.members() == b.members();
    default:
        return json::same(a, b);
    }
}

TakenPair takenInOrder(json::Value left, json::Value right, const Settings& settings)
{
    return takenBy(Step::Less, left, right, settings);
}

TakenPair takenForEquality(json::Value left, json::Value right, const Settings& settings)
{
    return takenBy(Step::Equal, left, right, settings);
}

bool isPlain(json::Value value, Taken as)
{
    return as == Taken::Number && value.isString() && looksLikeNumber(value.text());
}

std::string takenText(json::Value value, Taken as, Operator op, Dialect dialect)
{
    Phrase note = takenPhrase(value, as, op, dialect);
    return note.arguments.size() < 2 ? std::string() : std::get<std::string>(std::move(note.arguments[1]));
}

Phrase takenInWords(json::Value value, Taken as, Operator op, Dialect dialect)
{
    switch (as) {
    case Taken::True:
        return phrase("logic.value.true");
    case Taken::False:
        return phrase("logic.value.false");
    case Taken::NotANumber:
        return phrase("logic.as.not-a-number");
    default:
        break;
    }
    std::string text = takenText(value, as, op, dialect);
    if (text.empty())
        return phrase("logic.as.text");
    if (as != Taken::Text)
        return asIs(std::move(text));
    return text == "\"\"" ? phrase("logic.value.empty-text") : phrase("logic.as.the-text", asIs(std::move(text)));
}

} // namespace retort::logic
