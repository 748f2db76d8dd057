// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "tests/ui/document/samples.h"
#include "ui/common/chip.h"
#include "ui/common/fieldedit.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/segments.h"
#include "ui/condition/build/partrow.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/target/outputview.h"
#include "ui/design/target/targetpane.h"
#include "ui/design/target/twigcompletion.h"
#include "ui/design/target/twigtext.h"
#include "ui/document/typedtext.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QTextEdit>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

/// An event whose texts hold quotes, and the target editor on it with a real mouse and real keys.
inline const std::string quoteEvent =
    "{\"event\": \"custom.survey_completed\", \"profile_id\": \"p\", \"data\": {\"name\": \"Al \\\"Bo\\\" O'Brien\","
    "\"score\": 9, \"items\": [{\"sku\": \"a\", \"price\": 1.5}, {\"sku\": \"b\", \"price\": 2}], \"on\": true}}";

class TargetStage {
protected:
    void open()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        auto all = files();
        all.push_back({u"events/quote.json"_s, quoteEvent, {}});
        workspace->open(all);
        slack = idOf(*workspace, slackPath);
        render = std::make_unique<LiveRender>(*workspace, *selection);
        window = std::make_unique<QWidget>();
        run = std::make_unique<LiveRun>(*workspace, *selection);
        pane = new TargetPane(*workspace, *selection, *run, *render, window.get());
        pane->setGeometry(0, 0, 1100, 600);
        window->resize(1100, 600);
        selection->setTarget(slack);
        selection->setEvent(idOf(*workspace, promoterPath));
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        text = pane->findChild<TwigText*>(u"template"_s);
        output = pane->findChild<OutputView*>(u"previewText"_s);
        state = pane->findChild<Chip*>(u"previewState"_s);
        settle();
    }

    void close()
    {
        window.reset();
        run.reset();
        render.reset();
        selection.reset();
    }

    void settle() { QTRY_COMPARE(render->state(), LiveRender::State::Current); }
    std::string written() const { return workspace->find(slack)->target()->templateText; }
    std::string printed() const { return output->bytes().toStdString(); }
    /// Puts a template in, as if it came from elsewhere.
    void use(const std::string& source, const QString& event = u"events/quote.json"_s)
    {
        QVERIFY(workspace->apply(slack, json::setString(contentOf(*workspace, slack).document, "/template", source),
                                 u"Set"_s));
        selection->setEvent(idOf(*workspace, event));
        render->evaluateNow();
        QCOMPARE(text->bytes().toStdString(), source);
    }
    static QPoint pointOf(const QsciScintilla& editor, std::size_t offset)
    {
        const auto at = static_cast<long>(offset);
        return {static_cast<int>(editor.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, at)) + 1,
                static_cast<int>(editor.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, at)) + 4};
    }
    static void click(QsciScintilla& editor, std::size_t offset)
    {
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, {}, pointOf(editor, offset));
    }
    /// The pieces of an editor's text that have an indicator.
    static QStringList marked(const CodeText& editor, unsigned long indicator)
    {
        QStringList pieces;
        const QByteArray bytes = editor.bytes();
        for (long at = 0; at < bytes.size();) {
            const long end = editor.SendScintilla(QsciScintilla::SCI_INDICATOREND, indicator, at);
            if (editor.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, indicator, at) != 0)
                pieces << QString::fromUtf8(bytes.mid(at, end - at));
            if (end <= at)
                break;
            at = end;
        }
        return pieces;
    }
    QStringList outputs() const { return marked(*output, 9); }
    QStringList errors() const { return marked(*text, 8); }
    QStringList sources() const { return marked(*text, 10); }
    void caretTo(std::size_t offset)
    {
        text->SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(offset));
    }
    QPushButton* apply() const
    {
        for (auto* button : pane->findChildren<QPushButton*>())
            if (button->isVisible() && button->accessibleName().startsWith(u"Apply"_s))
                return button;
        return nullptr;
    }
    QString selected() const { return text->selectedText(); }
    void setCondition(const std::string& json)
    {
        QVERIFY(
            workspace->apply(slack, json::set(contentOf(*workspace, slack).document, "/condition", json), u"Set"_s));
    }
    std::string condition() const
    {
        const auto& document = contentOf(*workspace, slack).document;
        const auto node = document.find("/condition");
        return node ? document.stringOf(*node).value_or(std::string()) : std::string();
    }
    ConditionEditor* openCondition()
    {
        auto* button = pane->findChild<QPushButton*>(u"editTargetCondition"_s);
        if (!button->isChecked())
            QTest::mouseClick(button, Qt::LeftButton);
        return pane->findChild<ConditionEditor*>();
    }
    QWidget* named(const QString& name) const
    {
        for (auto* found : pane->findChildren<QWidget*>())
            if (found->accessibleName() == name && found->isVisible())
                return found;
        return nullptr;
    }
    bool said(const QString& text) const
    {
        const auto labels = pane->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    QAbstractItemView* completionPopup() const
    {
        for (auto* widget : QApplication::allWidgets())
            if (widget->accessibleName() == u"Completions"_s)
                return qobject_cast<QAbstractItemView*>(widget);
        return nullptr;
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRender> render;
    std::unique_ptr<LiveRun> run;
    std::unique_ptr<QWidget> window;
    TargetPane* pane = nullptr;
    TwigText* text = nullptr;
    OutputView* output = nullptr;
    Chip* state = nullptr;
    EntryId slack{};
};

} // namespace retort
