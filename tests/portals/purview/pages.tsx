/**
 * The pages below the wizard: Compliance Manager, its connectors, its settings, and the other `Data connectors` page.
 */
import { useState } from 'react';
import type { ConnectorState } from '../server/world-role-purview.ts';
import { archiveConnectors, managerConnectors } from './model.ts';
import { useSkin } from './skin.ts';
import type { Texts } from './texts.ts';

export interface ConnectorsProps {
  words: Texts;
  tab: string;
  selected: string[];
  activated: ConnectorState['activated'];
  onTab(tab: string): void;
  onSelect(ids: string[]): void;
  onActivate(connector: string): void;
}

interface OverviewProps {
  words: Texts;
  /** Whether the button of the connectors is here. */
  withConnectors: boolean;
  onConnectors(): void;
  onSettings(): void;
}

export function Overview({ words, withConnectors, onConnectors, onSettings }: OverviewProps) {
  const { Button } = useSkin();
  return (
    <>
      <div className="head">
        <h1>{words.manager}</h1>
        <Button text={words.managerSettings} onClick={onSettings} />
        {withConnectors && <Button text={words.dataConnectors} target="purview.connectors" onClick={onConnectors} />}
      </div>
      <h2>{words.score}</h2>
      <p>{words.scoreText}</p>
    </>
  );
}

export function Connectors(props: ConnectorsProps) {
  const { words, tab, onTab } = props;
  const { Tabs } = useSkin();
  const tabs = [
    { id: 'all', text: words.connectors },
    { id: 'activated', text: words.activated },
  ];
  return (
    <>
      <div className="head">
        <h1>{words.dataConnectors}</h1>
      </div>
      <p>{words.managerConnectorsText}</p>
      <Tabs items={tabs} current={tab} onSelect={onTab} />
      {tab === 'all' ? <AllConnectors {...props} /> : <ActivatedConnectors {...props} />}
    </>
  );
}

function AllConnectors({ words, selected, onSelect, onActivate }: ConnectorsProps) {
  const { Command, List } = useSkin();
  const connector = selected.length === 1 ? selected[0] : undefined;
  return (
    <>
      <Command
        text={words.activate}
        target="purview.activate"
        disabled={!connector}
        onClick={() => connector && onActivate(connector)}
      />
      <List
        headings={[words.name, words.publisher]}
        rows={managerConnectors}
        selectRow={words.selectRow}
        selection={{ ids: selected, onChange: onSelect }}
      />
    </>
  );
}

function ActivatedConnectors({ words, activated }: ConnectorsProps) {
  const { List } = useSkin();
  if (activated.length === 0) {
    return <p>{words.noneActivated}</p>;
  }
  const rows = activated.map(({ name, type, status }, index) => ({ id: String(index), cells: [name, type, status] }));
  return <List headings={[words.name, words.connectors, words.status]} rows={rows} selectRow={words.selectRow} />;
}

/** Settings > Compliance Manager of the new portal; its connectors tab is an inference of the evidence. */
export function Settings(props: ConnectorsProps) {
  const { words } = props;
  const { Tabs } = useSkin();
  const [tab, setTab] = useState('testing');
  const tabs = [
    { id: 'testing', text: words.testingSource },
    { id: 'connectors', text: words.dataConnectors, target: 'purview.connectors' },
  ];
  return (
    <>
      <div className="head">
        <h1>{words.manager}</h1>
      </div>
      <Tabs items={tabs} current={tab} onSelect={setTab} />
      {tab === 'connectors' ? <Connectors {...props} /> : <p>{words.scoreText}</p>}
    </>
  );
}

/** The left-hand `Data connectors` page, which imports and archives: the wrong one. */
export function Archive({ words }: { words: Texts }) {
  const { Tabs, List } = useSkin();
  const [tab, setTab] = useState('overview');
  const [selected, setSelected] = useState<string[]>([]);
  const tabs = [
    { id: 'overview', text: words.overview },
    { id: 'connectors', text: words.connectors },
    { id: 'mine', text: words.myConnectors },
  ];
  return (
    <>
      <div className="head">
        <h1>{words.dataConnectors}</h1>
      </div>
      <p>{words.archiveText}</p>
      <Tabs items={tabs} current={tab} onSelect={setTab} />
      {tab === 'connectors' && (
        <List
          headings={[words.name, words.publisher]}
          rows={archiveConnectors}
          selectRow={words.selectRow}
          selection={{ ids: selected, onChange: setSelected }}
        />
      )}
    </>
  );
}
