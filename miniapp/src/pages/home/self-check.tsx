import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card } from '../../components/card.tsx';
import { Chips } from '../../components/choices.tsx';
import { meaning } from '../../platform/meaning.ts';
import { MAIN_PLACES, type Marketplace, MONTHS, OTHER_PLACES, placeName, SETTLEMENTS, words } from './messages.ts';
import type { useHome } from './use-home.ts';

/** Three questions on one card, answered by touching; no field, no log-in. */
export function SelfCheck({ page: { answers, answer } }: { page: ReturnType<typeof useHome> }) {
  const chosen = answers.marketplaces;
  const [others, setOthers] = useState(chosen.some((place) => OTHER_PLACES.includes(place)));
  const toggle = (place: Marketplace) =>
    answer({
      marketplaces: chosen.includes(place) ? chosen.filter((other) => other !== place) : [...chosen, place],
    });
  return (
    <Card title={words.check} aside={<View className="caption">{words.anonymous}</View>}>
      <View className="strong space-2">{words.where}</View>
      <View className="chips">
        {MAIN_PLACES.map((place) => (
          <PlaceChip key={place} place={place} on={chosen.includes(place)} toggle={toggle} />
        ))}
        <View
          className={`chip${others ? ' is-on' : ''}`}
          onClick={() => setOthers(!others)}
          {...meaning({ role: 'checkbox', checked: others })}
        >
          其他平台
        </View>
      </View>
      {others && (
        <>
          <View className="caption space-2">{words.more}</View>
          <View className="chips">
            {OTHER_PLACES.map((place) => (
              <PlaceChip key={place} place={place} on={chosen.includes(place)} toggle={toggle} />
            ))}
          </View>
        </>
      )}
      <View className="strong space-3">{words.howLong}</View>
      <Chips
        label={words.howLong}
        options={MONTHS}
        chosen={answers.tradingMonths}
        choose={(tradingMonths) => answer({ tradingMonths })}
      />
      <View className="strong space-3">{words.who}</View>
      <Chips
        label={words.who}
        options={SETTLEMENTS}
        chosen={answers.settlement}
        choose={(settlement) => answer({ settlement })}
      />
    </Card>
  );
}

type PlaceChipProps = { place: Marketplace; on: boolean; toggle: (place: Marketplace) => void };

const PlaceChip = ({ place, on, toggle }: PlaceChipProps) => (
  <View
    className={`chip${on ? ' is-on' : ''}`}
    onClick={() => toggle(place)}
    {...meaning({ role: 'checkbox', checked: on })}
  >
    {placeName(place)}
  </View>
);
