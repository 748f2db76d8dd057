// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/targets.h"
#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/bench/contextpane.h"
#include "ui/bench/eventpane.h"
#include "ui/bench/tracemodel.h"
#include "ui/bench/tracepane.h"
#include "ui/bench/traceview.h"
#include "ui/common/jsoneditor.h"
#include "ui/document/liverun.h"
#include "ui/document/selection.h"

#include <QComboBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

JsonEditor* editorOf(QWidget& pane) { return pane.findChild<JsonEditor*>(); }

/// What is marked as read, in the order of the text.
QStringList boxed(const JsonEditor& editor)
{
    const QByteArray text = editor.text().toUtf8();
    QStringList out;
    for (const TextMark& mark : editor.marks()) {
        if (mark.kind == TextMark::Kind::Read)
            out << QString::fromUtf8(text.mid(static_cast<int>(mark.begin), static_cast<int>(mark.end - mark.begin)));
    }
    return out;
}

/// Each row's sentence, indented by its depth.
QStringList sentences(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        out << QString(depth * 2, u' ') + index.data(Qt::AccessibleTextRole).toString();
        out += sentences(model, index, depth + 1);
    }
    return out;
}

} // namespace

class BenchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        selection = std::make_unique<Selection>(*workspace);
        live = std::make_unique<LiveRun>(*workspace, *selection);
        event = std::make_unique<EventPane>(*workspace, *selection);
        trace = std::make_unique<TracePane>(*live, *selection);
        context = std::make_unique<ContextPane>(*workspace, *live, *selection);
        for (QWidget* pane : {static_cast<QWidget*>(event.get()), static_cast<QWidget*>(trace.get()),
                              static_cast<QWidget*>(context.get())}) {
            pane->resize(420, 300);
            pane->show();
        }
        workspace->open(files());
        promoter = idOf(*workspace, promoterPath);
        live->evaluateNow();
    }

    void cleanup()
    {
        context.reset();
        trace.reset();
        event.reset();
        live.reset();
        selection.reset();
        workspace.reset();
    }

    void partsHaveNamesAndPlainText()
    {
        for (QWidget* pane : {static_cast<QWidget*>(event.get()), static_cast<QWidget*>(trace.get()),
                              static_cast<QWidget*>(context.get())})
            QCOMPARE(problemsOfWidgets(*pane).join(u'\n'), QString());
        QCOMPARE(event->accessibleName(), u"Event"_s);
        QCOMPARE(trace->view().accessibleName(), u"Trace"_s);
    }

    void theTraceReadsLikeAStory()
    {
        const QStringList rows = sentences(*trace->view().model());
        QVERIFY2(rows.size() > 4, qPrintable(rows.join(u'\n')));
        QVERIFY(rows[0].startsWith(u"Trigger custom.survey_completed fires"_s));
        QVERIFY2(rows[1].startsWith(u"Step 1: "_s) && rows[1].contains(u"data.score is 9, which is at least 9"_s),
                 qPrintable(rows[1]));
        const int variable = static_cast<int>(rows.indexOf(QRegularExpression(u"^ +data\\.score.*: 9$"_s)));
        QVERIFY2(variable > 1, qPrintable(rows.join(u'\n')));
    }

    void typingInTheEventTurnsTheVerdict()
    {
        JsonEditor* editor = editorOf(*event);
        const auto nine = editor->text().indexOf(u"\"score\": 9"_s);
        QVERIFY(nine > 0);
        QString text = editor->text();
        text.replace(u"\"score\": 9"_s, u"\"score\": 8"_s);
        Q_EMIT editor->textEdited(text);
        QTRY_VERIFY(sentences(*trace->view().model()).filter(u"which is not at least 9"_s).size() == 1);
        QVERIFY(workspace->isUnsaved(promoter));
        workspace->history().undo();
        QVERIFY(!workspace->isUnsaved(promoter));
        QTRY_VERIFY(editor->text().contains(u"\"score\": 9"_s));
    }

    void textThatIsNoJsonIsToldAndKept()
    {
        JsonEditor* editor = editorOf(*event);
        Q_EMIT editor->textEdited(u"{\"event\": "_s);
        QVERIFY(!editor->problem().isEmpty());
        QCOMPARE(QString::fromStdString(workspace->shownText(promoter, {})), u"{\"event\": "_s);
    }

    void theContextMarksWhatTheStepRead()
    {
        JsonEditor* editor = editorOf(*context);
        QVERIFY(!editor->text().contains(u"_retort"_s));
        const Content& reaction = contentOf(*workspace, idOf(*workspace, reactionPath));
        selection->setAction(reaction.actions.at(0));
        QTRY_COMPARE(boxed(*editor), QStringList{u"9"_s});
        selection->setAction(reaction.actions.at(1));
        QTRY_COMPARE(boxed(*editor), QStringList{u"\"9332c9b2-e31c-4d49-8ec3-62a9466d339c\""_s});
        selection->setAction(ActionId::None);
        QTRY_COMPARE(boxed(*editor).size(), 2);
    }

    void steppingMovesTraceAndContext()
    {
        live->reset();
        QTRY_COMPARE(boxed(*editorOf(*context)), QStringList());
        live->step();
        QTRY_COMPARE(boxed(*editorOf(*context)), QStringList{u"9"_s});
        QVERIFY(trace->view().currentIndex().data(Qt::AccessibleTextRole).toString().startsWith(u"Step 1"_s));
        live->step();
        QVERIFY(trace->view().currentIndex().data(Qt::AccessibleTextRole).toString().startsWith(u"Step 2"_s));
        live->back();
        QVERIFY(trace->view().currentIndex().data(Qt::AccessibleTextRole).toString().startsWith(u"Step 1"_s));
    }

    void aStepInTheTraceSelectsItsAction()
    {
        TraceView& view = trace->view();
        const QModelIndex second = view.model()->index(2, 0);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(second).center());
        const Content& reaction = contentOf(*workspace, idOf(*workspace, reactionPath));
        QCOMPARE(selection->action(), reaction.actions.at(1));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(selection->action(), ActionId::None);
    }

    void aRowOfTheRenderLeadsIntoTheTemplate()
    {
        TraceView& view = trace->view();
        const std::string slackTemplate = run::readTargetFile({}, slackText).target.templateText;
        QStringList told;
        const auto tell = [&](const char* what) {
            return [&told, &slackTemplate, what](const std::string& target, twig::Span span) {
                told << QString::fromLatin1(what) + QString::fromStdString(target) + u' ' +
                            QString::fromStdString(slackTemplate.substr(span.offset, span.length));
            };
        };
        connect(trace.get(), &TracePane::renderSpanSelected, this, tell("selected "));
        connect(trace.get(), &TracePane::renderSpanFollowed, this, tell("followed "));
        const QModelIndex step = view.model()->index(3, 0);
        view.setCurrentIndex(step);
        QTest::keyClick(&view, Qt::Key_Right); // opens the step
        QTest::keyClick(&view, Qt::Key_Down);  // the target
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.currentIndex().data(Qt::DisplayRole).toString().startsWith(u"Rendered payload"_s));
        QTest::keyClick(&view, Qt::Key_Return);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(told, QStringList());
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.currentIndex().data(Qt::AccessibleTextRole).toString(),
                 u"Prints data.score: 9. Line 2 of the template"_s);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(told, (QStringList{u"selected slack-vip data.score"_s, u"followed slack-vip data.score"_s}));
    }

    void theVerdictOfASendFollowsItsPayload()
    {
        const auto* model = qobject_cast<const TraceModel*>(trace->view().model());
        const auto tone = [model] { return model->row(model->indexOfStep(3)).chip.tone; };
        QCOMPARE(tone(), Tone::Ok);
        QString text = editorOf(*event)->text();
        text.replace(u"NPS-2025-Q2"_s, u"a\\\"b"_s); // which HTML escaping takes for markup
        Q_EMIT editorOf(*event)->textEdited(text);
        QTRY_COMPARE(tone(), Tone::Warn);
    }

    void anotherSampleIsPickedByKeys()
    {
        auto* picker = event->findChild<QComboBox*>();
        QCOMPARE(picker->currentText(), u"Survey: promoter"_s);
        picker->setFocus();
        QTest::keyClick(picker, Qt::Key_Down);
        QCOMPARE(selection->event(), idOf(*workspace, u"events/survey-passive.json"_s));
        QTRY_VERIFY(editorOf(*event)->text().contains(u"\"score\": 7"_s));
        QTRY_VERIFY(sentences(*trace->view().model()).filter(u"which is not at least 9"_s).size() == 1);
    }

    void aWorkspaceWithoutSamplesOffersOne()
    {
        std::vector<WorkspaceFile> some = files();
        some.erase(std::remove_if(some.begin(), some.end(),
                                  [](const auto& file) { return file.path.startsWith(u"events/"_s); }),
                   some.end());
        workspace->open(some);
        auto* offer = event->findChild<QPushButton*>();
        QVERIFY(offer && offer->isVisible());
        QSignalSpy requested(event.get(), &EventPane::newEventRequested);
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(requested.count(), 1); // which one is asked first
        workspace->addEvent(u"Mine"_s, "custom.survey_completed");
        selection->setEvent(workspace->entries(EntryKind::Event).front());
        QVERIFY(!offer->isVisible());
        QVERIFY(editorOf(*event)->text().contains(u"custom.survey_completed"_s));
        workspace->history().undo();
        QVERIFY(offer->isVisible());
    }

private:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRun> live;
    std::unique_ptr<EventPane> event;
    std::unique_ptr<TracePane> trace;
    std::unique_ptr<ContextPane> context;
    EntryId promoter{};
};

} // namespace retort

QTEST_MAIN(retort::BenchTest)
#include "benchtest.moc"
