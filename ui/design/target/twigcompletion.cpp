// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/twigcompletion.h"

#include "engine/twig/library/callable.h"
#include "engine/twig/library/help.h"
#include "ui/common/say.h"
#include "ui/design/inspector/contextfields.h"
#include "ui/design/target/twigtext.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QTimer>

#include <algorithm>
#include <set>

namespace retort {

namespace {

using twig::HelpKind;
using twig::Typing;

constexpr std::size_t mostFields = 400;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(TwigCompletion)
};

QString tr(const char* text) { return Words::tr(text); }

/// "number · 9": what the value is, and what it is in the sample.
QString noteOf(json::Value value)
{
    const QString type = typeName(value.kind());
    if (value.isObject())
        return type;
    if (value.isArray())
        return Words::tr("%1 of %2").arg(type).arg(value.size());
    QString text = valueText(value);
    if (text.size() > 40)
        text = text.left(39) + u'…';
    return Words::tr("%1 · %2").arg(text, type);
}

void addFields(std::vector<Completion>& rows, json::Value object, const QString& prefix, int depth)
{
    if (!object.isObject())
        return;
    for (std::size_t i = 0; i < object.size() && rows.size() < mostFields; ++i) {
        const json::Member& member = object.members()[i];
        const QString key = fromUtf8(member.key.text());
        if (key.isEmpty() || key.contains(u' ') || key.contains(u'-') || key.contains(u'.'))
            continue; // written with brackets, if at all
        rows.push_back({prefix + key, noteOf(member.value), {}});
        if (depth > 0)
            addFields(rows, member.value, prefix + key + u'.', depth - 1);
    }
}

/// Whether a path can be written with dots in a template.
bool isWritable(const QString& path) { return !path.isEmpty() && !path.contains(u' ') && !path.contains(u'-'); }

/// What is known of the event besides the sample: the fields below a path, written from there.
void addKnown(std::vector<Completion>& rows, const Fields& fields, const std::vector<std::string>& below)
{
    QString prefix;
    for (const std::string& part : below)
        prefix += fromUtf8(part) + u'.';
    std::set<QString> there;
    for (const Completion& row : rows)
        there.insert(row.text);
    for (const Field& field : fields.all()) {
        const QString path = fromUtf8(field.path);
        if (rows.size() >= mostFields || !path.startsWith(prefix))
            continue;
        const QString rest = path.mid(prefix.size());
        if (isWritable(rest) && there.insert(rest).second)
            rows.push_back({rest, Words::tr("%1 · not in this sample").arg(typeName(field.type)), {}});
    }
}

template <class Names>
void addCallables(std::vector<Completion>& rows, HelpKind kind, const Names& names)
{
    for (const auto& name : names) {
        const auto help = twig::helpFor(kind, name);
        rows.push_back(
            {fromUtf8(name), help ? say(help->text) : QString(), help ? fromUtf8(help->signature) : QString()});
    }
}

/// A for around the place: what each turn has, and of what.
struct Loop {
    std::string name; ///< "item"; with a key its name stands in `key`.
    std::string key;
    std::vector<std::string> path; ///< Of what it goes through: {"transaction", "items"}.
};

/// The loops that are open at the place, the innermost last. Read from the pieces, since the template is seldom whole.
std::vector<Loop> loopsAt(std::string_view source, std::size_t offset)
{
    using Kind = twig::Highlight::Kind;
    std::vector<Loop> loops;
    const auto pieces = twig::highlight(source);
    const auto textOf = [&](const twig::Highlight& piece) {
        return source.substr(piece.span.offset, piece.span.length);
    };
    for (std::size_t i = 0; i < pieces.size() && pieces[i].span.end() <= offset; ++i) {
        if (pieces[i].kind != Kind::Tag)
            continue;
        if (textOf(pieces[i]) == "endfor" && !loops.empty())
            loops.pop_back();
        if (textOf(pieces[i]) != "for")
            continue;
        Loop loop;
        bool sequence = false;
        for (++i; i < pieces.size() && pieces[i].kind != Kind::Delimiter; ++i) {
            const std::string word(textOf(pieces[i]));
            const bool isName = pieces[i].kind == Kind::Name || pieces[i].kind == Kind::Attribute;
            if (!sequence && word == "in")
                sequence = true;
            else if (sequence && isName)
                loop.path.push_back(word);
            else if (sequence && word != ".")
                break; // a filter, a condition: the items are those of before it, or near to them
            else if (isName)
                loop.key = std::exchange(loop.name, word);
        }
        loops.push_back(std::move(loop));
    }
    return loops;
}

/// The value at a path, through the loops: of a loop's variable the first item.
json::Value valueAt(const std::vector<std::string>& path, const std::vector<Loop>& loops, std::size_t count,
                    json::Value context)
{
    if (path.empty())
        return {};
    json::Value value = context;
    std::size_t next = 0;
    for (std::size_t i = count; i-- > 0;) {
        if (loops[i].name != path.front())
            continue;
        const json::Value sequence = valueAt(loops[i].path, loops, i, context);
        if (sequence.isArray() && sequence.size() > 0)
            value = sequence.items()[0];
        else if (sequence.isObject() && sequence.size() > 0)
            value = sequence.members()[0].value;
        else
            return {};
        next = 1;
        break;
    }
    for (; next < path.size(); ++next) {
        const json::Value* member = value.isObject() ? value.find(path[next]) : nullptr;
        if (!member)
            return {};
        value = *member;
    }
    return value;
}

void addLoopFields(std::vector<Completion>& rows, const QString& prefix)
{
    rows.push_back({prefix + QStringLiteral("index"), Words::tr("number of the turn, from 1"), {}});
    rows.push_back({prefix + QStringLiteral("index0"), Words::tr("number of the turn, from 0"), {}});
    rows.push_back({prefix + QStringLiteral("first"), Words::tr("true in the first turn"), {}});
    rows.push_back({prefix + QStringLiteral("last"), Words::tr("true in the last turn"), {}});
    rows.push_back({prefix + QStringLiteral("length"), Words::tr("how many turns there are"), {}});
    rows.push_back({prefix + QStringLiteral("revindex"), Words::tr("turns that are left, with this one"), {}});
    rows.push_back({prefix + QStringLiteral("parent"), Words::tr("variables around the loop"), {}});
}

void addTags(std::vector<Completion>& rows)
{
    static constexpr const char* tags[][2] = {
        {"if", QT_TRANSLATE_NOOP("TwigCompletion", "prints a part only where something holds")},
        {"elseif", QT_TRANSLATE_NOOP("TwigCompletion", "otherwise, where something else holds")},
        {"else", QT_TRANSLATE_NOOP("TwigCompletion", "otherwise; of a for: where there was nothing to go through")},
        {"endif", QT_TRANSLATE_NOOP("TwigCompletion", "ends an if")},
        {"for", QT_TRANSLATE_NOOP("TwigCompletion", "prints a part for each item of a list")},
        {"endfor", QT_TRANSLATE_NOOP("TwigCompletion", "ends a for")},
        {"set", QT_TRANSLATE_NOOP("TwigCompletion", "gives a value a name")},
        {"endset", QT_TRANSLATE_NOOP("TwigCompletion", "ends a set without =")},
        {"apply", QT_TRANSLATE_NOOP("TwigCompletion", "sends what is printed in it through filters")},
        {"endapply", QT_TRANSLATE_NOOP("TwigCompletion", "ends an apply")},
        {"autoescape", QT_TRANSLATE_NOOP("TwigCompletion", "sets how what is printed in it is escaped")},
        {"endautoescape", QT_TRANSLATE_NOOP("TwigCompletion", "ends an autoescape")},
        {"with", QT_TRANSLATE_NOOP("TwigCompletion", "variables for a part alone")},
        {"endwith", QT_TRANSLATE_NOOP("TwigCompletion", "ends a with")},
        {"verbatim", QT_TRANSLATE_NOOP("TwigCompletion", "prints Twig as it stands")},
        {"endverbatim", QT_TRANSLATE_NOOP("TwigCompletion", "ends a verbatim")},
        {"macro", QT_TRANSLATE_NOOP("TwigCompletion", "a part that can be called by name")},
        {"endmacro", QT_TRANSLATE_NOOP("TwigCompletion", "ends a macro")},
        {"do", QT_TRANSLATE_NOOP("TwigCompletion", "works something out and prints nothing")},
    };
    for (const auto& [tag, note] : tags)
        rows.push_back({QString::fromLatin1(tag), tr(note), {}});
}

} // namespace

std::vector<Completion> completionsAt(std::string_view source, std::size_t offset, const json::Data& context,
                                      const Fields& fields)
{
    std::vector<Completion> rows;
    const Typing typing = twig::typingAt(source, offset);
    switch (typing.kind) {
    case Typing::Kind::Nothing:
        break;
    case Typing::Kind::Tag:
        addTags(rows);
        break;
    case Typing::Kind::Filter:
        addCallables(rows, HelpKind::Filter, twig::filterNames());
        break;
    case Typing::Kind::Test:
        addCallables(rows, HelpKind::Test, twig::testNames());
        break;
    case Typing::Kind::Attribute: {
        const auto loops = loopsAt(source, offset);
        if (!loops.empty() && typing.path == std::vector<std::string>{"loop"}) {
            addLoopFields(rows, {});
        } else {
            addFields(rows, valueAt(typing.path, loops, loops.size(), context.root()), {}, 3);
            const bool ofLoop = std::any_of(loops.begin(), loops.end(), [&](const Loop& loop) {
                return !typing.path.empty() && loop.name == typing.path.front();
            });
            if (!ofLoop)
                addKnown(rows, fields, typing.path);
        }
        break;
    }
    case Typing::Kind::Variable: {
        const auto loops = loopsAt(source, offset);
        for (std::size_t i = loops.size(); i-- > 0;) {
            const json::Value item = valueAt({loops[i].name}, loops, i + 1, context.root());
            rows.push_back({fromUtf8(loops[i].name), Words::tr("each item · %1").arg(noteOf(item)), {}});
            addFields(rows, item, fromUtf8(loops[i].name) + u'.', 2);
            if (!loops[i].key.empty())
                rows.push_back({fromUtf8(loops[i].key), Words::tr("its key"), {}});
        }
        if (!loops.empty())
            addLoopFields(rows, QStringLiteral("loop."));
        addFields(rows, context.root(), {}, 4);
        addKnown(rows, fields, {});
        addCallables(rows, HelpKind::Function, twig::functionNames());
        break;
    }
    }
    return rows;
}

TwigCompletion::TwigCompletion(TwigText& text, std::function<Known()> known, QObject* parent)
    : QObject(parent), m_text(text), m_known(std::move(known)), m_completer(new NotedCompleter(this))
{
    m_completer->setWidget(&text);
    m_completer->popup()->setAccessibleName(QCoreApplication::translate("TwigCompletion", "Completions"));
    text.installEventFilter(this);
    m_completer->popup()->installEventFilter(this); // which hands keys on past the filters of the text
    connect(&text, &QsciScintilla::textChanged, this, [this] {
        if (std::exchange(m_typed, false)) // after Scintilla has moved the caret
            QTimer::singleShot(0, this, [this] { offer(false); });
    });
    connect(m_completer, QOverload<const QString&>::of(&QCompleter::activated), this, &TwigCompletion::take);
}

bool TwigCompletion::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            offer(true);
            return true;
        }
        // A completer asks its widget first, which would take these for text.
        QAbstractItemView* popup = m_completer->popup();
        if (watched == popup && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                                 key->key() == Qt::Key_Tab || key->key() == Qt::Key_Escape)) {
            popup->hide();
            if (key->key() != Qt::Key_Escape && popup->currentIndex().isValid())
                take(popup->currentIndex().data(Qt::EditRole).toString());
            return true;
        }
        const bool back = key->key() == Qt::Key_Backspace && m_completer->popup()->isVisible();
        m_typed = back || (!key->text().isEmpty() && key->text().front().isPrint() &&
                           !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)));
    }
    return QObject::eventFilter(watched, event);
}

void TwigCompletion::offer(bool asked)
{
    const QByteArray text = m_text.bytes();
    const std::string_view source(text.constData(), static_cast<std::size_t>(text.size()));
    const Typing typing = twig::typingAt(source, m_text.caret());
    // Without a letter only where a sign asks for a name.
    const bool wanted = typing.kind != Typing::Kind::Nothing &&
                        (asked || !typing.prefix.empty() || typing.kind == Typing::Kind::Attribute ||
                         typing.kind == Typing::Kind::Filter);
    const auto prefix = fromUtf8(typing.prefix);
    if (wanted) {
        const Known known = m_known();
        m_completer->setRows(completionsAt(source, m_text.caret(), known.context, known.fields));
    }
    m_completer->setCompletionPrefix(prefix);
    const int count = wanted ? m_completer->completionCount() : 0;
    if (count == 0 || (count == 1 && !asked && m_completer->currentCompletion() == prefix)) {
        m_completer->popup()->hide();
        return;
    }
    const auto at = static_cast<long>(typing.prefix.empty() ? m_text.caret() : typing.word.offset);
    const long x = m_text.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, at);
    const long y = m_text.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, at);
    const QPoint place = m_text.viewport()->mapTo(&m_text, QPoint(static_cast<int>(x), static_cast<int>(y)));
    constexpr int width = 460;
    m_completer->complete({place.x() - 12, place.y(), width, m_text.textHeight(0) + 4});
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void TwigCompletion::take(const QString& completion)
{
    const QByteArray text = m_text.bytes();
    const Typing typing = twig::typingAt({text.constData(), static_cast<std::size_t>(text.size())}, m_text.caret());
    const twig::Span word =
        typing.word.length > 0 ? typing.word : twig::Span{static_cast<std::uint32_t>(m_text.caret()), 0};
    const QByteArray fresh = completion.toUtf8();
    m_text.SendScintilla(QsciScintilla::SCI_SETTARGETRANGE, static_cast<unsigned long>(word.offset),
                         static_cast<long>(word.end()));
    m_text.SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<uintptr_t>(fresh.size()), fresh.constData());
    m_text.SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(word.offset + fresh.size()));
}

} // namespace retort
