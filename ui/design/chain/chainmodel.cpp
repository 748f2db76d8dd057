// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainmodel.h"

#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/design/chain/chaindiff.h"
#include "ui/problems/problemwords.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>
#include <map>

namespace retort {

namespace {

QString mimeType() { return QStringLiteral("application/x-retort-actions"); }

quint64 here(const ChainModel* model) { return reinterpret_cast<quintptr>(model); }

} // namespace

ChainModel::ChainModel(const Workspace& workspace, const Selection& selection, const LiveRun& run, const LiveLint& lint,
                       QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_selection(selection), m_run(run), m_lint(lint)
{
    m_cards = cards();
    connect(&selection, &Selection::reactionChanged, this, &ChainModel::switchReaction);
    connect(&workspace, &Workspace::opened, this, &ChainModel::switchReaction);
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_selection.reaction() || id == m_selection.event())
            update();
    });
    connect(&run, &LiveRun::changed, this, &ChainModel::update);
    connect(&run, &LiveRun::skippedChanged, this, &ChainModel::update);
    connect(&lint, &LiveLint::changed, this, [this](EntryId id) {
        if (id == m_selection.reaction())
            update();
    });
}

int ChainModel::rowOf(ActionId id) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [&](const Card& card) { return card.id == id; });
    return found == m_cards.end() ? -1 : static_cast<int>(found - m_cards.begin());
}

bool ChainModel::Made::isOf(const Action& now, CardNumber at, const CardRun& run) const
{
    const auto sameProblem = [](const Problem& mine, const Problem* other) { return mine == *other; };
    return number.number == at.number && number.count == at.count && stale == run.stale &&
           unfinished == run.unfinished && cursor == run.cursor && skipped == run.skipped && action == now &&
           step.has_value() == (run.step != nullptr) && (!step || *step == *run.step) &&
           std::equal(problems.begin(), problems.end(), run.problems.begin(), run.problems.end(), sameProblem);
}

Card ChainModel::cardOf(const Action& action, ActionId id, CardNumber number, const CardRun& run,
                        std::map<ActionId, Made>& made)
{
    auto before = m_made.extract(id);
    if (!before.empty() && before.mapped().isOf(action, number, run))
        return made.insert(std::move(before)).position->second.card;
    Card card = actionCard(action, id, number, m_workspace.catalogue(), m_settings, run);
    if (run.step != nullptr && run.step->request)
        return card; // it also says something of all targets
    Made is{.action = action,
            .step = run.step != nullptr ? std::optional(*run.step) : std::nullopt,
            .number = number,
            .stale = run.stale,
            .cursor = run.cursor,
            .unfinished = run.unfinished,
            .skipped = run.skipped,
            .problems = {},
            .card = card};
    for (const Problem* problem : run.problems)
        is.problems.push_back(*problem);
    made.emplace(id, std::move(is));
    return card;
}

std::vector<Card> ChainModel::cards()
{
    std::vector<Card> cards;
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const Reaction* reaction = entry != nullptr ? entry->reaction() : nullptr;
    if (reaction == nullptr)
        return cards;

    CardRun run;
    // A trace of what is no longer on the screen would say what is not so; it follows in the next turn of the loop.
    if (m_run.reaction() == entry->id)
        run.trace = m_run.trace();
    run.targets = &m_run.targets();
    run.stale = m_run.state() == LiveRun::State::Invalid;
    if (const Entry* sample = m_workspace.find(m_selection.event()))
        run.sample = sample->title();
    run.cursor = run.trace != nullptr && m_run.isStepping() && m_run.present() == nullptr;
    // By their action; what belongs to none stands on the first card.
    std::map<ActionId, std::vector<const Problem*>> problems;
    for (const Problem& problem : m_lint.problemsOf(entry->id))
        problems[actionAt(*entry, problem.pointer)].push_back(&problem);
    run.problems = problems[ActionId::None];
    cards.push_back(triggerCard(*reaction, m_workspace.catalogue(), run));

    CardNumber number{0, static_cast<int>(reaction->actions.size())};
    const logic::Settings settings = m_workspace.settings().logic;
    if (!(settings == m_settings)) {
        m_settings = settings;
        m_made.clear();
    }
    std::map<ActionId, const run::Step*> steps;
    for (std::size_t i = 0; run.trace != nullptr && i < run.trace->steps.size(); ++i)
        steps.emplace(m_run.actionOf(run.trace->steps[i]), &run.trace->steps[i]);
    std::map<ActionId, Made> made;
    for (const std::size_t index : runOrder(*reaction).actions) {
        const ActionId id = entry->content->actions[index];
        const auto step = steps.find(id);
        run.step = step == steps.end() ? nullptr : step->second;
        run.cursor = run.step != nullptr && m_run.isStepping() && m_run.present() == run.step;
        run.skipped = m_run.isSkipped(id);
        run.unfinished.clear();
        for (const Draft& draft : entry->content->drafts) {
            if (draft.target.action == id && draft.isUnfinishedValue())
                run.unfinished = say(draft.error.message);
        }
        run.problems = problems[id];
        ++number.number;
        cards.push_back(cardOf(reaction->actions[index], id, number, run, made));
    }
    m_made = std::move(made); // those of actions that are gone go
    return cards;
}

void ChainModel::switchReaction()
{
    beginResetModel();
    m_cards = cards();
    m_completed = !m_cards.empty() && m_cards.back().passed;
    endResetModel();
}

void ChainModel::update()
{
    std::vector<Card> next = cards();
    if (next.empty() != m_cards.empty()) {
        switchReaction();
        return;
    }
    if (next.empty())
        return;

    const auto idsOf = [](const std::vector<Card>& cards) {
        std::vector<ActionId> ids;
        for (std::size_t row = 1; row < cards.size(); ++row)
            ids.push_back(cards[row].id);
        return ids;
    };
    for (const ChainChange& change : changesBetween(idsOf(m_cards), idsOf(next))) {
        const int from = change.from + 1; // row 0 is the trigger
        const int to = change.to + 1;
        const auto at = m_cards.begin() + from;
        switch (change.kind) {
        case ChainChange::Kind::Remove:
            beginRemoveRows({}, from, from);
            m_cards.erase(at);
            endRemoveRows();
            break;
        case ChainChange::Kind::Move:
            beginMoveRows({}, from, from, {}, to > from ? to + 1 : to); // the destination counts in the old rows
            if (to > from)
                std::rotate(at, at + 1, m_cards.begin() + to + 1);
            else
                std::rotate(m_cards.begin() + to, at, at + 1);
            endMoveRows();
            break;
        case ChainChange::Kind::Insert:
            beginInsertRows({}, to, to);
            m_cards.insert(m_cards.begin() + to, next[to]);
            endInsertRows();
            break;
        }
    }
    m_completed = next.back().passed;
    int first = -1;
    int last = -1;
    for (int row = 0; row < static_cast<int>(next.size()); ++row) {
        if (m_cards[row] == next[row])
            continue;
        m_cards[row] = std::move(next[row]);
        first = first < 0 ? row : first;
        last = row;
    }
    if (first >= 0) // one signal: a list view lays out and repaints all of itself on each
        Q_EMIT dataChanged(index(first), index(last));
}

int ChainModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant ChainModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Card& card = m_cards[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return plainText(card.title);
    case Qt::AccessibleTextRole:
        return card.sentence;
    case Qt::AccessibleDescriptionRole:
        return card.tip;
    case Qt::ToolTipRole: {
        QString tip = plainText(card.title);
        // The verdict too: its chip says less where there is little room.
        for (const QString& line : {plainText(card.detail), card.verdict ? card.verdict->text : QString(), card.tip}) {
            if (!line.isEmpty())
                tip += u'\n' + line;
        }
        return tipText(tip);
    }
    default:
        return {};
    }
}

Qt::ItemFlags ChainModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the cards, never on one
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.row() > 0)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList ChainModel::mimeTypes() const { return {mimeType()}; }

QMimeData* ChainModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << QCoreApplication::applicationPid() << here(this);
    for (const QModelIndex& index : indexes) {
        if (index.row() > 0)
            out << static_cast<quint32>(m_cards[index.row()].id);
    }
    auto* data = new QMimeData;
    data->setData(mimeType(), bytes);
    return data;
}

std::vector<ActionId> ChainModel::actionsIn(const QMimeData* data) const
{
    std::vector<ActionId> ids;
    if (data == nullptr || !data->hasFormat(mimeType()))
        return ids;
    QDataStream in(data->data(mimeType()));
    qint64 program = 0;
    quint64 model = 0;
    in >> program >> model;
    if (program != QCoreApplication::applicationPid() || model != here(this))
        return ids; // of another window, whose ids mean nothing here
    while (!in.atEnd()) {
        quint32 id = 0;
        in >> id;
        if (in.status() != QDataStream::Ok || rowOf(ActionId(id)) < 1)
            return {};
        ids.push_back(ActionId(id));
    }
    return ids;
}

} // namespace retort
