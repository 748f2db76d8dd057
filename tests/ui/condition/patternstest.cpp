// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/condition/conditionstage.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/condition/build/names.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

struct FilterPattern {
    QString name;
    std::string trigger;
    std::string event; ///< The context of its first sample.
    std::string rule;
};

/// The conditions of the catalogue's event-driven patterns: what the builder has to be able to say.
std::vector<FilterPattern> patterns()
{
    QFile file(QStringLiteral(RETORT_SOURCE_DIR "/resources/catalogue.json"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("there is no catalogue");
    const auto document = json::Document::parse(file.readAll().toStdString()).value();
    const json::Data whole = document.dataOf(0);
    const json::Value all = *whole.root().find("patterns");
    std::vector<FilterPattern> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const json::Value pattern = all.items()[i];
        if (pattern.find("kind")->text() != "trigger")
            continue;
        const json::Value actions = *pattern.find("reaction")->find("actions");
        const json::Value sample = pattern.find("sample_events")->items()[0];
        int filters = 0;
        for (std::size_t a = 0; a < actions.size(); ++a) {
            const json::Value action = actions.items()[a];
            if (action.find("name")->text() != "filter")
                continue;
            const json::Value rule = *action.find("arguments")->items()[0].find("value");
            found.push_back({fromUtf8(pattern.find("name")->text()) + u" %1"_s.arg(++filters),
                             std::string(pattern.find("trigger")->text()), json::write(*sample.find("context")),
                             json::write(rule)});
        }
    }
    return found;
}

} // namespace

class PatternsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void cleanup() { stage.reset(); }

    void builtByKeyboard_data() { rows(); }
    void builtByKeyboard() { build(false); }
    void builtByMouse_data() { rows(); }
    void builtByMouse() { build(true); }

private:
    void rows()
    {
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("rule");
        for (const FilterPattern& pattern : patterns())
            QTest::newRow(pattern.name.toUtf8().constData())
                << QString::fromStdString(pattern.trigger) << QString::fromStdString(pattern.event)
                << QString::fromStdString(pattern.rule);
    }

    void build(bool mouse)
    {
        QFETCH(QString, trigger);
        QFETCH(QString, event);
        QFETCH(QString, rule);
        stage = std::make_unique<ConditionStage>("", event.toStdString(), trigger.toStdString());
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        m_mouse = mouse;

        // What is to be built, read from the pattern.
        const auto data = json::Data::parse(rule.toStdString()).value();
        const condition::Outline outline = condition::Outline::of(logic::Program::compile(data));
        const bool isGroup = outline.root().form == condition::Form::Group;
        const auto clauses = isGroup ? outline.childrenOf(0) : std::vector<condition::PartId>{0};
        std::vector<Completion> fields;
        for (const condition::PartId clause : clauses)
            fields.push_back({pathOf(outline, clause), u"field"_s, {}});
        fields.push_back({u"zzz.other"_s, {}, {}});
        stage->paths->setRows(fields);

        stage->editor->focusEditor();
        for (const condition::PartId clause : clauses) {
            settle();
            press(u"Add clause"_s);
            chooseField(pathOf(outline, clause));
            const condition::Relation* relation = condition::relationOf(outline, clause);
            QVERIFY(relation);
            const condition::PartId made = static_cast<condition::PartId>(stage->rows().size() - 1);
            const QString number = QString::number(made + 1);
            const std::string type = typeNow();
            press(u"Operator, clause "_s + number);
            stage->choose(relationItem(*relation, type), mouse);
            const condition::PartId object = condition::operandsOf(outline, clause).object;
            if (object != condition::noPart)
                enter(u"Value, clause "_s + number, outline.program().node(outline.part(object).node).source);
        }
        if (isGroup && outline.root().quantifier != condition::Quantifier::All) {
            press(u"What the condition asks of its clauses"_s);
            stage->choose(quantifierItem(outline.root().quantifier), mouse);
        }
        QVERIFY(stage->refused.empty());
        QCOMPARE(QString::fromStdString(stage->rule()), rule);
        // And back to nothing, step by step.
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QCOMPARE(stage->rule(), std::string());
    }

    static QString pathOf(const condition::Outline& outline, condition::PartId clause)
    {
        const condition::Part& part = outline.part(condition::operandsOf(outline, clause).subject);
        if (part.form == condition::Form::Field)
            return fromUtf8(part.path);
        return fromUtf8(outline.program().node(part.node).source.text());
    }

    /// The offscreen platform makes a list that pops up the active window, and finds out late that it went.
    void settle()
    {
        QTest::qWait(5);
        stage->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }

    std::string typeNow() const
    {
        const condition::Outline& outline = stage->editor->rule().outline();
        const auto part = stage->rows().back()->part();
        return stage->editor->build()->typeOf(condition::operandsOf(outline, part).subject);
    }

    /// Presses a button: the pointer goes there, the keys get there by Tab.
    void press(const QString& name)
    {
        if (m_mouse) {
            stage->click(stage->named(name));
            return;
        }
        goTo(name);
        stage->key(Qt::Key_Space);
    }
    void goTo(const QString& name)
    {
        for (int i = 0; i < 80 && QApplication::focusWidget()->accessibleName() != name; ++i)
            stage->key(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
    }

    void chooseField(const QString& path)
    {
        auto* popup = stage->paths->popup();
        QTRY_VERIFY(popup->isVisible()); // what there is, without a word
        if (m_mouse) {
            for (int row = 0; row < popup->model()->rowCount(); ++row) {
                const QModelIndex index = popup->model()->index(row, 0);
                if (index.data(Qt::EditRole).toString() == path) {
                    QTest::mouseClick(popup->viewport(), Qt::LeftButton, {}, popup->visualRect(index).center());
                    break;
                }
            }
        } else {
            QTest::keyClicks(popup, path); // the popup hands keys on to the field
            stage->key(Qt::Key_Return);
        }
        QTRY_VERIFY(!stage->named(u"Field of the new clause"_s));
        settle();
    }

    void enter(const QString& name, json::Value value)
    {
        if (m_mouse) {
            QWidget* slot = stage->named(name);
            QVERIFY(slot);
            if (auto* box = qobject_cast<QCheckBox*>(slot)) {
                if (box->isChecked() != value.asBool())
                    stage->click(box);
                return;
            }
            stage->click(slot);
        } else {
            goTo(name);
        }
        QWidget* field = QApplication::focusWidget();
        if (auto* box = qobject_cast<QCheckBox*>(field)) {
            if (box->isChecked() != value.asBool())
                stage->key(Qt::Key_Space);
        } else if (value.isArray()) { // a chip for each
            for (std::size_t i = 0; i < value.size(); ++i) {
                stage->type(fromUtf8(value.items()[i].text()));
                stage->key(Qt::Key_Return);
            }
        } else {
            stage->key(Qt::Key_A, Qt::ControlModifier);
            stage->type(fromUtf8(value.isString() ? std::string(value.text()) : json::write(value)));
        }
    }

    bool m_mouse = false;
    std::unique_ptr<ConditionStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::PatternsTest)
#include "patternstest.moc"
