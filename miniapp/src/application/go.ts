import Taro from '@tarojs/taro';

export const goHome = (): void => void Taro.reLaunch({ url: '/pages/home/index' });
