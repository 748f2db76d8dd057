// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debug/expression.h"

#include "engine/json/write.h"
#include "engine/logic/evaluate.h"
#include "ui/common/say.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Expression)
};

/// Is it written like a comparison in a programming language?
bool looksLikeCode(const QString& text)
{
    static const QRegularExpression sign(QStringLiteral(R"([<>=!]|&&|\|\||\s(and|or)\s)"));
    return text.contains(sign);
}

} // namespace

Expression Expression::read(const QString& typed, const logic::Settings& settings)
{
    const QString text = typed.trimmed();
    Expression read;
    if (text.isEmpty()) {
        read.problem = Words::tr("Type a path like data.score, or a rule as JSON Logic.");
        return read;
    }
    std::string json = text.toStdString();
    if (!text.startsWith(u'{') && !text.startsWith(u'[') && !text.startsWith(u'"')) {
        if (looksLikeCode(text)) {
            read.problem = Words::tr("This is no path. A rule is written as JSON Logic: %1")
                               .arg(QStringLiteral(R"({">=": [{"var": "data.score"}, 9]})"));
            return read;
        }
        json = R"({"var": )" + json::quoted(json) + '}';
    }
    const auto rule = json::Data::parse(json);
    if (!rule) {
        read.problem = say(rule.error());
        return read;
    }
    read.rule = logic::Program::compile(*rule, settings);
    if (!read.rule->diagnostics().empty()) {
        const logic::Diagnostic& first = read.rule->diagnostics().front();
        read.problem = say(first.message);
        if (!first.suggestion.empty())
            read.problem = Words::tr("%1. Did you mean %2?").arg(read.problem, fromUtf8(first.suggestion));
    }
    return read;
}

ExpressionValue valueOf(const Expression& expression, const json::Data& context)
{
    ExpressionValue is;
    if (!expression.rule) {
        is.problem = expression.problem;
        return is;
    }
    logic::Trace trace;
    const logic::Answer answer = logic::evaluate(*expression.rule, context, trace);
    if (answer.failure) {
        is.problem = say(answer.failure->message);
        return is;
    }
    const logic::Settings& settings = expression.rule->settings();
    is.value = answer.value;
    is.holds = logic::truthOf(answer.value.root(), settings.dialect, settings.objects).jsonLogic;
    const bool isPath = expression.rule->node(0).op == logic::Operator::Var;
    const auto notes = trace.notes();
    is.missing = isPath && std::any_of(notes.begin(), notes.end(), [](const logic::Note& note) {
                     return note.kind == logic::Note::Kind::Read && note.found == logic::Found::Missing;
                 });
    return is;
}

} // namespace retort
