// SPDX-License-Identifier: GPL-3.0-or-later
// Every event-driven pattern of the catalogue is built from nothing in the whole window, with the mouse and with the
// keyboard alone; the saved file says what the pattern says, and reads back in the same words.
#include "engine/condition/outline.h"
#include "engine/condition/relation.h"
#include "engine/json/document.h"
#include "engine/json/write.h"
#include "tests/app/gui/desk.h"
#include "tests/support/hands.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/names.h"
#include "ui/condition/conditioneditor.h"
#include "ui/condition/values/valueeditor.h"
#include "ui/design/chain/chainmodel.h"
#include "ui/design/palette/palettemodel.h"

namespace retort {

using namespace Qt::StringLiterals;
using json::Value;

namespace {

const json::Data& catalogue()
{
    static const json::Data whole = [] {
        QFile file(QStringLiteral(RETORT_SOURCE_DIR "/resources/catalogue.json"));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("there is no catalogue");
        return json::Data::parse(file.readAll().toStdString()).value();
    }();
    return whole;
}

std::vector<Value> eventPatterns()
{
    std::vector<Value> found;
    const Value all = *catalogue().root().find("patterns");
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.items()[i].find("kind")->text() == "trigger")
            found.push_back(all.items()[i]);
    }
    return found;
}

QString textOf(Value object, std::string_view key)
{
    const Value* value = object.find(key);
    return value && value->isString() ? fromUtf8(value->text()) : QString();
}

QString lineOf(Value value) { return fromUtf8(json::write(value)); }

/// What a reaction says: all of it but the empty `notes`.
QString saidBy(Value reaction)
{
    QStringList lines{textOf(reaction, "name"), textOf(reaction, "trigger"), textOf(reaction, "description"),
                      lineOf(*reaction.find("is_active"))};
    const Value actions = *reaction.find("actions");
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const Value action = actions.items()[i];
        lines +=
            lineOf(*action.find("sort_order")) + u' ' + textOf(action, "name") + u' ' + textOf(action, "description");
        const Value arguments = *action.find("arguments");
        for (std::size_t a = 0; a < arguments.size(); ++a) {
            const Value argument = arguments.items()[a];
            const Value* dynamic = argument.find("is_dynamic");
            lines += u"    "_s + textOf(argument, "name") + u" = "_s + lineOf(*argument.find("value")) + u" "_s +
                     (dynamic ? lineOf(*dynamic) : u"left out"_s);
        }
    }
    return lines.join(u'\n');
}

/// Somebody who builds what a pattern says, and knows of it no more than that.
class Builder {
public:
    Builder(Desk& desk, Hands& hands, bool mouse) : m_desk(desk), m_hands(hands), m_mouse(mouse) {}

    void build(Value reaction)
    {
        m_hands.command(u"New reaction"_s, Qt::CTRL | Qt::Key_N);
        m_hands.settle();
        m_hands.key(Qt::Key_A, Qt::ControlModifier); // the new entry asks for its name
        m_hands.type(textOf(reaction, "name"));
        m_hands.key(Qt::Key_Return);
        m_hands.settle();
        chooseTrigger(reaction);
        m_hands.fill(u"Description"_s, textOf(reaction, "description"));
        const Value actions = *reaction.find("actions");
        for (std::size_t i = 0; i < actions.size(); ++i)
            addAction(actions.items()[i]);
        m_hands.command(u"Save"_s, Qt::CTRL | Qt::Key_S);
        m_hands.settle();
    }

private:
    void toCard(int row)
    {
        if (m_mouse) {
            m_hands.take(m_desk.chain(), m_desk.chain().model()->index(row, 0));
            return;
        }
        m_hands.goTo(u"Chain"_s);
        m_hands.key(row == 0 ? Qt::Key_Home : Qt::Key_End);
    }

    void chooseTrigger(Value reaction)
    {
        if (m_mouse) { // the events that are offered by themselves are put off
            m_hands.key(Qt::Key_Escape);
            toCard(0);
            m_hands.press(u"Browse events"_s);
        }
        pick(u"Events"_s, textOf(reaction, "trigger"));
    }

    void addAction(Value action)
    {
        if (m_mouse) {
            m_hands.press(u"Add action"_s);
        } else {
            toCard(m_desk.chain().model()->rowCount() - 1);
            m_hands.key(Qt::Key_Insert);
        }
        pick(u"Actions"_s, textOf(action, "name"));
        m_hands.settle();
        const Value arguments = *action.find("arguments");
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const Value argument = arguments.items()[i];
            if (textOf(action, "name") == u"filter"_s && textOf(argument, "name") == u"condition"_s)
                buildCondition(*argument.find("value"));
            else
                fillArgument(argument);
        }
        if (action.find("description"))
            m_hands.fill(u"Note on this action"_s, textOf(action, "description"));
    }

    /// From a palette: a few letters of what it is called there, then the row.
    void pick(const QString& list, const QString& id)
    {
        m_hands.settle();
        auto& view = dynamic_cast<QListView&>(m_hands.named(list));
        const auto rowOf = [&] {
            for (int row = 0; row < view.model()->rowCount(); ++row) {
                if (view.model()->index(row, 0).data(PaletteModel::IdRole).toString() == id)
                    return view.model()->index(row, 0);
            }
            return QModelIndex();
        };
        const QModelIndex listed = rowOf();
        m_hands.type(listed.isValid() ? listed.data().toString() : id);
        const QModelIndex found = rowOf();
        if (!found.isValid())
            throw HandsError(list + u" does not offer "_s + id);
        m_hands.take(view, found);
        m_hands.settle();
    }

    static QString pathOf(const condition::Outline& outline, condition::PartId clause)
    {
        const condition::Part& part = outline.part(condition::operandsOf(outline, clause).subject);
        return fromUtf8(part.form == condition::Form::Field ? std::string_view(part.path)
                                                            : outline.program().node(part.node).source.text());
    }

    void buildCondition(Value rule)
    {
        const auto outline =
            condition::Outline::of(logic::Program::compile(json::Data::parse(json::write(rule)).value()));
        const bool isGroup = outline.root().form == condition::Form::Group;
        const auto clauses = isGroup ? outline.childrenOf(0) : std::vector<condition::PartId>{0};
        auto& editor = dynamic_cast<ConditionEditor&>(m_hands.named(u"Condition"_s));
        int number = 0;
        for (const condition::PartId clause : clauses) {
            const QString place = QString::number(++number);
            m_hands.press(u"Add clause"_s);
            QWidget& field = m_hands.named(u"Field of the new clause"_s);
            const QPointer<QWidget> asked = &field;
            if (!m_mouse) // typing narrows what is offered
                m_hands.type(pathOf(outline, clause));
            else if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 2000))
                throw HandsError(u"no fields are offered"_s);
            m_hands.leaveOffer(pathOf(outline, clause));
            if (asked && asked->isVisible()) { // not among what is offered
                m_hands.fill(u"Field of the new clause"_s, pathOf(outline, clause));
                m_hands.key(Qt::Key_Return);
            }
            m_hands.settle();

            const condition::Relation* relation = condition::relationOf(outline, clause);
            if (!relation)
                throw HandsError(u"a clause without a relation"_s);
            const auto now = editor.build()->allRows().back()->part();
            const std::string type =
                editor.build()->typeOf(condition::operandsOf(editor.rule().outline(), now).subject);
            m_hands.choose(u"Operator, clause "_s + place, {relationItem(*relation, type)});
            const condition::PartId object = condition::operandsOf(outline, clause).object;
            if (object != condition::noPart)
                enter(u"Value, clause "_s + place, outline.program().node(outline.part(object).node).source);
        }
        if (isGroup && outline.root().quantifier != condition::Quantifier::All)
            m_hands.choose(u"What the condition asks of its clauses"_s, {quantifierItem(outline.root().quantifier)});
    }

    static bool isInList(const QWidget* widget)
    {
        for (; widget; widget = widget->parentWidget()) {
            if (widget->inherits("retort::ListEdit"))
                return true;
        }
        return false;
    }

    void enter(const QString& name, Value value)
    {
        if (value.isBool()) {
            m_hands.setChecked(name, value.asBool());
            return;
        }
        if (!value.isArray()) {
            m_hands.fill(name, value.isString() ? fromUtf8(value.text()) : lineOf(value));
            return;
        }
        m_hands.goTo(name);
        if (!isInList(QApplication::focusWidget())) {
            m_hands.key(Qt::Key_A, Qt::ControlModifier);
            m_hands.type(lineOf(value));
            return;
        }
        for (std::size_t i = 0; i < value.size(); ++i) {
            m_hands.type(fromUtf8(value.items()[i].text()));
            m_hands.leaveOffer({});
            m_hands.key(Qt::Key_Return);
        }
    }

    void setKind(const QString& argument, const QString& kind)
    {
        const QString button = u"Kind of value of "_s + argument;
        if (dynamic_cast<QPushButton&>(m_hands.named(button)).text() != kind)
            m_hands.choose(button, {kind});
    }

    void setPath(const QString& argument, const QString& path)
    {
        setKind(argument, ValueEditor::nameOf(ValueEditor::Form::Field));
        if (dynamic_cast<QLineEdit&>(m_hands.named(argument)).text() != path)
            m_hands.fill(argument, path);
    }

    void fillArgument(Value argument)
    {
        const QString name = textOf(argument, "name");
        const Value value = *argument.find("value");
        if (!m_hands.find(u"Name of argument "_s + name)) {
            if (m_hands.find(u"Add "_s + name))
                m_hands.press(u"Add "_s + name);
            else
                m_hands.choose(u"Add argument"_s, {name});
        }
        const Value* dynamic = argument.find("is_dynamic");
        const bool fromEvent = dynamic && dynamic->isBool() && dynamic->asBool();
        const QString source = name + (fromEvent ? u": from event"_s : u": fixed"_s);
        m_hands.setChecked(source, true);
        if (!fromEvent) {
            setKind(name, ValueEditor::nameOf(ValueEditor::formOf(json::write(value), false)));
            enter(name, value);
            return;
        }
        const auto outline = condition::Outline::of(
            logic::Program::compile(json::Data::parse(json::write(value)).value()), condition::Use::Value);
        const condition::Part& whole = outline.root();
        if (whole.form == condition::Form::Field) {
            setPath(name, fromUtf8(whole.path));
            return;
        }
        // A field that is calculated with: first the field, then what is done to it.
        const auto operands = outline.childrenOf(0);
        if (whole.form != condition::Form::Operation || operands.size() != 2 ||
            outline.part(operands[0]).form != condition::Form::Field)
            throw HandsError(u"nobody has said yet how to build "_s + lineOf(value));
        const QString path = fromUtf8(outline.part(operands[0]).path);
        setPath(name, path);
        m_hands.choose(u"Calculate with "_s + name, {operatorItem(whole.op)});
        enter(u"Value, clause 1"_s, outline.program().node(outline.part(operands[1]).node).source);
    }

    Desk& m_desk;
    Hands& m_hands;
    bool m_mouse;
};

/// What the window says of a reaction in words: each card, and the plain words of each condition.
QStringList readBack(Desk& desk, EntryId reaction)
{
    desk.session->selection.setReaction(reaction);
    desk.session->run.evaluateNow();
    QStringList words;
    for (int row = 0; row < desk.chain().model()->rowCount(); ++row) {
        desk.chain().showCard(row);
        words += desk.chain().model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        auto* editor = qobject_cast<ConditionEditor*>(desk.named(u"Condition"_s));
        if (row == 0 || !editor || !editor->isVisible())
            continue;
        editor->setView(ConditionEditor::View::Words);
        const auto* text = qobject_cast<QTextEdit*>(desk.named(u"Condition in words"_s));
        words += text && text->isVisible() ? text->toPlainText() : u"no words"_s;
        editor->setView(ConditionEditor::View::Build);
    }
    return words;
}

} // namespace

class PatternBuildTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
        QCOMPARE(eventPatterns().size(), std::size_t{17});
    }

    void builtByMouse_data() { rows(); }
    void builtByMouse() { build(true); }
    void builtByKeyboard_data() { rows(); }
    void builtByKeyboard() { build(false); }

private:
    static void rows()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Value& pattern : eventPatterns())
            QTest::newRow(qPrintable(textOf(pattern, "name"))) << index++;
    }

    static void build(bool mouse)
    {
        QFETCH(int, index);
        const Value reaction = *eventPatterns()[static_cast<std::size_t>(index)].find("reaction");
        Desk desk;
        desk.window->resize(1440, 900);
        const auto hands = mouse ? mouseHands(*desk.window) : keyHands(*desk.window);
        try {
            Builder(desk, *hands, mouse).build(reaction);
        } catch (const std::exception& error) {
            QFAIL(error.what());
        }
        QCOMPARE(desk.session->workspace.unsavedCount(), 0);

        // As files say it.
        const QString path = desk.session->workspace.find(desk.session->selection.reaction())->path;
        QFile saved(desk.folder + u'/' + path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const auto written = json::Data::parse(saved.readAll().toStdString());
        QVERIFY(written.has_value());
        QCOMPARE(saidBy(written->root()), saidBy(reaction));

        // As the window says it, when both are opened.
        const QString given = u"reactions/the-pattern-itself.json"_s;
        QFile pattern(desk.folder + u'/' + given);
        QVERIFY(pattern.open(QIODevice::WriteOnly));
        pattern.write(QByteArray::fromStdString(json::write(reaction)));
        pattern.close();
        desk.start();
        const QStringList own = readBack(desk, desk.id(path));
        // On the sample that was there while it was built: each opens on the one that gets furthest.
        const EntryId sample = desk.session->selection.event();
        desk.session->selection.setReaction(desk.id(given));
        desk.session->selection.setEvent(sample);
        QCOMPARE(own, readBack(desk, desk.id(given)));
        for (const QString& words : own)
            QVERIFY(!words.isEmpty() && words != u"no words"_s);
    }
};

} // namespace retort

QTEST_MAIN(retort::PatternBuildTest)
#include "patternbuildtest.moc"
