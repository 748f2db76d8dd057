// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/write.h"
#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"
#include "ui/common/notedcompleter.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/partrow.h"
#include "ui/condition/build/pendingrow.h"
#include "ui/condition/conditioneditor.h"
#include "ui/document/liverun.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QMenu>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>

namespace retort {

/// The condition editor alone, on the filter of a reaction, with an event; as wide as the inspector has it.
class ConditionStage {
public:
    explicit ConditionStage(const std::string& rule,
                            const std::string& event = R"({"data": {"score": 9, "name": "Mina"}, "total": 120})",
                            const std::string& trigger = "custom.survey_completed")
        : workspace(samples::catalogue(), &samples::readManifest)
        , selection(workspace)
        , run(workspace, selection)
        , trigger(trigger)
    {
        const std::string reaction = reactionWith(rule);
        workspace.open(
            {{QStringLiteral("retort.json"), samples::manifestText, {}},
             {QStringLiteral("reactions/r.json"), reaction, {}},
             {QStringLiteral("events/e.json"), R"({"event": ")" + trigger + R"(", "context": )" + event + "}", {}}});
        id = samples::idOf(workspace, QStringLiteral("reactions/r.json"));
        selection.setReaction(id);
        selection.setEvent(samples::idOf(workspace, QStringLiteral("events/e.json")));
        run.evaluateNow();

        paths = new NotedCompleter(&window);
        editor = new ConditionEditor(workspace, run, paths, &window);
        editor->setLead(QStringLiteral("Continue if"), QStringLiteral("of these hold"));
        editor->setEmptyText(QStringLiteral("Nothing is asked yet."));
        QObject::connect(editor, &ConditionEditor::refused, [this](const Error& error) { refused.push_back(error); });
        auto* page = new QWidget;
        auto* column = new QVBoxLayout(page);
        column->addWidget(editor);
        column->addStretch(1);
        auto* area = new QScrollArea(&window);
        area->setWidget(page);
        area->setWidgetResizable(true);
        area->setFocusPolicy(Qt::NoFocus);
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(area);
        show();
        QObject::connect(&workspace, &Workspace::changed, editor, [this] { show(); });
        window.resize(396, 900);
        window.show();
        window.activateWindow();
    }

    std::string reactionWith(const std::string& rule) const
    {
        const std::string argument =
            rule.empty() ? "" : R"({"name": "condition", "value": )" + rule + R"(, "is_dynamic": null})";
        return R"({"name": "R", "trigger": ")" + trigger +
               R"(", "is_active": true, "actions": [{"name": "filter", "sort_order": 1, "arguments": [)" + argument +
               "]}]}\n";
    }
    /// Another program writes the file, with another rule.
    void reload(const std::string& rule)
    {
        workspace.reload({QStringLiteral("reactions/r.json"), reactionWith(rule), {}});
    }

    /// What the inspector does.
    void show()
    {
        const Content& content = samples::contentOf(workspace, id);
        RuleSpot spot{.entry = id, .target = {content.actions.at(0), "/arguments/0/value"}};
        if (content.reaction->actions[0].arguments.empty()) {
            spot.make = [document = content.document](const std::string& rule) {
                return edit::setCondition(document, 0, rule);
            };
        }
        editor->show(spot);
    }

    std::string bytes() const { return samples::textOf(workspace, id); }
    /// The rule, read again and written in one line.
    std::string rule() const
    {
        const Content& content = samples::contentOf(workspace, id);
        const auto node = content.document.find("/actions/0/arguments/0/value");
        return node ? json::write(content.document.dataOf(*node).root()) : std::string();
    }
    QString lastStep() { return workspace.history().undoText(); }
    int steps() { return workspace.history().count(); }

    std::vector<PartRow*> rows() const { return editor->build()->allRows(); }
    PartRow* row(int index) const { return rows().at(static_cast<std::size_t>(index)); }

    /// The part that screen readers know by this name, of those that show.
    QWidget* named(const QString& name) const
    {
        for (QWidget* found : window.findChildren<QWidget*>()) {
            if (found->accessibleName() == name && found->isVisible())
                return found;
        }
        return nullptr;
    }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* target = QApplication::activePopupWidget();
        target = target ? target : QApplication::focusWidget();
        if (!target)
            throw std::runtime_error("the keys go nowhere");
        QTest::keyClick(target, key, modifiers);
    }
    static void type(const QString& text)
    {
        if (!QApplication::focusWidget())
            throw std::runtime_error("the keys go nowhere");
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    static void click(QWidget* widget, Qt::KeyboardModifiers modifiers = {})
    {
        if (!widget)
            throw std::runtime_error("there is nothing to click");
        QTest::mouseClick(widget, Qt::LeftButton, modifiers, widget->rect().center());
    }
    /// The popup menu's item with this text before its shortcut; looked for in submenus too, by keyboard or by mouse.
    static void choose(const QString& text, bool byMouse = false)
    {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            throw std::runtime_error("no menu is open");
        if (!chooseIn(menu, text, byMouse))
            throw std::runtime_error("no item " + text.toStdString());
    }

    Workspace workspace;
    Selection selection;
    LiveRun run;
    std::string trigger;
    EntryId id;
    QWidget window;
    NotedCompleter* paths;
    ConditionEditor* editor;
    std::vector<Error> refused;

private:
    static QString plain(const QString& text)
    {
        QString plain = text.section(u'\t', 0, 0);
        plain.remove(QChar(0x2066)).remove(QChar(0x2069)).remove(QChar(0x2068));
        return plain.replace(QStringLiteral("&&"), QStringLiteral("&"));
    }
    static bool chooseIn(QMenu* menu, const QString& text, bool byMouse)
    {
        for (QAction* item : menu->actions()) {
            const bool here = plain(item->text()) == plain(text) && !item->menu();
            if (!here && !(item->menu() && holds(item->menu(), text)))
                continue;
            if (byMouse) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(item).center());
            } else {
                for (int i = 0; i < 60 && menu->activeAction() != item; ++i)
                    QTest::keyClick(menu, Qt::Key_Down);
                if (menu->activeAction() != item)
                    return false;
                QTest::keyClick(menu, here ? Qt::Key_Return : Qt::Key_Right);
            }
            if (here)
                return true;
            (void)QTest::qWaitFor([item] { return item->menu()->isVisible(); }, 1000);
            return chooseIn(item->menu(), text, byMouse);
        }
        return false;
    }
    static bool holds(QMenu* menu, const QString& text)
    {
        for (QAction* item : menu->actions()) {
            if (plain(item->text()) == plain(text) || (item->menu() && holds(item->menu(), text)))
                return true;
        }
        return false;
    }
};

} // namespace retort
